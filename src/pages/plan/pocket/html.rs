//! The plan as one HTML file, which needs no other and can run nothing.

use std::fmt::Write;

use crate::components::map::svg::escape;
use crate::domain::planning::document::{
    DocumentEntry, DocumentPart, PlanDocument, RoleDocument, is_web_address,
};

/// Nothing may load or run, whatever stands in the file.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The colours are those of the reader's browser, light or dark; only the pictures have white ground. The mark
/// in a box is drawn with borders, which print where backgrounds don't.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{margin:0;padding:1rem;font:1rem/1.5 Overpass,'Helvetica Neue',Arial,sans-serif;overflow-wrap:anywhere}\
main{max-width:42rem;margin:0 auto}\
h1,h2,h3{line-height:1.2;margin:0;text-wrap:balance}\
h1{font-size:1.9rem}h2{font-size:1.5rem}h3{font-size:1.1rem}\
p{margin:.25rem 0}\
section{margin-block-start:2.5rem;padding-block-start:1rem;border-block-start:3px solid}\
section section{margin-block-start:1.5rem;padding-block-start:0;border:0}\
svg{display:block;width:100%;max-width:30rem;height:auto;margin-block:.5rem;border-radius:4px}\
ul{margin:.5rem 0;padding:0;list-style:none}\
li{margin-block:.6rem;padding-inline-start:1.9rem}\
label{font-weight:600}\
input{appearance:none;float:inline-start;box-sizing:border-box;width:1.15rem;height:1.15rem;margin:.2rem 0 0 -1.9rem;border:2px solid;border-radius:3px;color:inherit}\
input:dir(rtl){margin:.2rem -1.9rem 0 0}\
input:checked::before{content:'';display:block;width:.28rem;height:.58rem;margin:0 auto;border:solid;border-width:0 .16rem .16rem 0;transform:rotate(45deg)}\
.details{opacity:.8}\
.resources li{padding:0;margin:.2rem 0}\
blockquote{margin:.4rem 0;padding-inline-start:.75rem;border-inline-start:3px solid}\
a{color:inherit}\
@media print{body{padding:0;font-size:10pt}h2,h3{break-after:avoid}li,svg{break-inside:avoid}.details{opacity:1}}";

/// Writes the file. `pictures` are the lines of the roles, in their order, as SVG; `styles` are theirs.
pub fn to_html(document: &PlanDocument, pictures: &[String], styles: &str) -> String {
    let day = document.made.in_words();
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>My plan, {day}</title>\n<style>{STYLE}\n{styles}</style>\n</head>\n<body>\n<main>\n\
         <h1>My plan</h1>\n<p>As of {day}. {} Exported from Interchange.</p>\n",
        document.pace
    );
    let pictures = pictures
        .iter()
        .map(String::as_str)
        .chain(std::iter::repeat(""));
    for ((role, picture), number) in document.roles.iter().zip(pictures).zip(1..) {
        write_role(&mut html, role, picture, number);
    }
    html.push_str("</main>\n</body>\n</html>\n");
    html
}

/// Writing to a text can't fail, here and below.
fn write_role(html: &mut String, role: &RoleDocument, picture: &str, number: usize) {
    let _ = write!(
        html,
        "<section aria-labelledby=\"role-{number}\">\n<h2 id=\"role-{number}\" dir=\"auto\">{}</h2>\n",
        escape(&role.role)
    );
    if !role.summary.is_empty() {
        let _ = writeln!(html, "<p dir=\"auto\">{}</p>", escape(&role.summary));
    }
    let _ = writeln!(html, "<p>{}</p>", role.in_short());
    html.push_str(picture);
    for (part, at) in role.parts.iter().zip(1..) {
        write_part(html, part, &format!("part-{number}-{at}"));
    }
    html.push_str("</section>\n");
}

fn write_part(html: &mut String, part: &DocumentPart, id: &str) {
    let _ = write!(
        html,
        "<section aria-labelledby=\"{id}\">\n<h3 id=\"{id}\" dir=\"auto\">{}</h3>\n",
        escape(&part.title)
    );
    if !part.details.is_empty() {
        let _ = writeln!(html, "<p class=\"details\">{}</p>", escape(&part.details));
    }
    if !part.entries.is_empty() {
        html.push_str("<ul>\n");
        for entry in &part.entries {
            write_entry(html, entry);
        }
        html.push_str("</ul>\n");
    }
    if !part.resources.is_empty() {
        html.push_str("<p><b>Resources</b></p>\n<ul class=\"resources\">\n");
        for (name, url) in &part.resources {
            let name = escape(name);
            let _ = match url {
                Some(url) => writeln!(html, "<li><bdi>{name}</bdi>: {}</li>", link(url)),
                None => writeln!(html, "<li><bdi>{name}</bdi></li>"),
            };
        }
        html.push_str("</ul>\n");
    }
    html.push_str("</section>\n");
}

fn write_entry(html: &mut String, entry: &DocumentEntry) {
    let checked = if entry.is_done { " checked" } else { "" };
    let _ = writeln!(
        html,
        "<li dir=\"auto\"><label><input type=\"checkbox\" disabled{checked}> <bdi>{}</bdi></label>",
        escape(&entry.text)
    );
    if let Some(url) = &entry.url {
        let _ = writeln!(html, "<p>{}</p>", link(url));
    }
    if !entry.details.is_empty() {
        let details = escape(&entry.details);
        let _ = writeln!(html, "<p class=\"details\" dir=\"ltr\">{details}</p>");
    }
    if !entry.note.is_empty() {
        html.push_str("<blockquote>\n");
        for line in &entry.note {
            let _ = writeln!(html, "<p dir=\"auto\">{}</p>", escape(line));
        }
        html.push_str("</blockquote>\n");
    }
    if let Some(proof) = &entry.proof {
        let _ = writeln!(html, "<p dir=\"ltr\">Proof: {}</p>", link(proof));
    }
    html.push_str("</li>\n");
}

/// An address that can be followed, and one of another scheme as text.
fn link(url: &str) -> String {
    let text = escape(url);
    if is_web_address(url) {
        format!("<a href=\"{text}\" dir=\"ltr\">{text}</a>")
    } else {
        format!("<bdi>{text}</bdi>")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::{example, hostile, saying};
    use super::*;

    /// The text of a file, where its tags are balanced and none of them runs or loads anything.
    fn text_of(html: &str) -> Result<String, String> {
        let (mut text, mut open, mut rest) = (String::new(), vec![], html);
        while let Some((before, after)) = rest.split_once('<') {
            text.push_str(before);
            let (tag, after) = after.split_once('>').ok_or("a tag has no end")?;
            rest = after;
            let name = tag.split([' ', '/']).next().unwrap_or_default();
            if let Some(name) = tag.strip_prefix('/') {
                let opened = open.pop();
                if opened != Some(name) {
                    return Err(format!("{opened:?} is closed by {name}"));
                }
            } else if !matches!(name, "!DOCTYPE" | "meta" | "input") && !tag.ends_with('/') {
                open.push(name);
            }
            let names = tag.split('"').step_by(2).flat_map(str::split_whitespace);
            let runs = names.skip(1).any(|name| name.starts_with("on"));
            let is_known = matches!(
                name,
                "!DOCTYPE"
                    | "html"
                    | "head"
                    | "meta"
                    | "title"
                    | "style"
                    | "body"
                    | "main"
                    | "h1"
                    | "h2"
                    | "h3"
                    | "p"
                    | "section"
                    | "ul"
                    | "li"
                    | "label"
                    | "input"
                    | "bdi"
                    | "a"
                    | "b"
                    | "blockquote"
                    | ""
            );
            if runs || !is_known {
                return Err(format!("<{tag}>"));
            }
            if name == "style" {
                let (_, after) = rest.split_once("</style>").ok_or("no end of styles")?;
                open.pop();
                rest = after;
            }
            if tag.contains("href=") && !tag.contains("href=\"http") {
                return Err(format!("<{tag}>"));
            }
        }
        if open.is_empty() {
            Ok(text + rest)
        } else {
            Err(format!("{open:?} have no end"))
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_text(text in hostile()) {
            let (document, typed) = saying(&text);
            let html = to_html(&document, &[], "");
            let shown = text_of(&html).map_err(TestCaseError::fail)?;
            for line in typed {
                prop_assert!(shown.contains(&escape(&line)), "{line:?} in {shown}");
            }
            prop_assert!(!html.contains(crate::domain::plain_text::misleads));
        }
    }

    #[test]
    fn addresses_of_the_web_are_links_and_others_are_text() {
        assert_eq!(
            link("https://a.b/?x=\"&y"),
            "<a href=\"https://a.b/?x=&quot;&amp;y\" dir=\"ltr\">https://a.b/?x=&quot;&amp;y</a>"
        );
        for other in ["mailto:a@b.c", "javascript:alert(1)", "data:text/html,x"] {
            assert!(!link(other).contains("href"), "{other}");
        }
    }

    #[test]
    fn a_text_of_a_hundred_thousand_letters_is_written_whole() {
        let mut document = example();
        document.roles[0].parts[0].entries[0].note = vec!["<x".repeat(50_000)];
        let html = to_html(&document, &[], "");
        assert_eq!(html.matches("&lt;x").count(), 50_000);
    }

    #[test]
    fn a_file_has_all_of_the_plan_and_nothing_that_loads() {
        let html = super::super::tests::file_of_example();
        for part in [
            "<input type=\"checkbox\" disabled checked>",
            "<svg ",
            "<blockquote>",
            POLICY,
        ] {
            assert!(html.contains(part), "{part}");
        }
        for foreign in ["<script", "src=", "url(", "@import", "<link"] {
            assert!(!html.contains(foreign), "{foreign}");
        }
        if let Ok(folder) = std::env::var("POCKET_PLANS") {
            std::fs::write(format!("{folder}/plan.html"), html).unwrap();
        }
    }
}
