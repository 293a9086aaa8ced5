//! A page as a file: what is drawn of it, and what stands around that.

use std::io;

use std::sync::Arc;

use interchange::content;
use interchange::domain::catalogue::Catalogue;
use interchange::domain::catalogue::profile::Profile;
use interchange::modules::Module;
use interchange::page_metadata::PageMetadata;
use interchange::render::render;
use interchange::route::Route;
use serde_json::{Value, json};

use crate::csp;
use crate::program::Program;
use crate::site::{Address, Site};

/// The page that hosts answer with where there is nothing.
pub const NOT_FOUND: &str = "404.html";

/// Placeholder for the version of the site, which is a hash of all pages.
pub const VERSION: &str = "[version]";

/// Placeholders for what is worked out of all pages: their policy, the styles that stand in each, and the
/// path of the stylesheet.
pub const POLICY: &str = "[policy]";
pub const STYLES: &str = "[styles]";
pub const STYLESHEET: &str = "[stylesheet]";

/// The message that `no_boot.js` shows where boot.js didn't arrive, and so can't show one itself.
const NO_BOOT: &str = "<div class=\"notice warning\" id=\"no-boot\" role=\"alert\" hidden><p>You can read everything here and follow every link, but the script that starts the program did not arrive, or not in one piece, so nothing that you tick is kept. What you saved before is safe. Reload the page; if that doesn’t help, try again later.</p><p><a>Download what is stored</a></p></div>";

/// A page of the site.
pub struct Page {
    /// Its path from the root of the site.
    pub path: String,
    /// The way from it to the root.
    pub root: String,
    /// Pages of one kind look alike, and have the same styles: see [`kind_of`].
    pub kind: &'static str,
    /// Its HTML.
    pub text: String,
}

/// The kind of a page: a reading page by what it shows, since together their styles would make each of them longer than
/// what a host sends first (14 kB); any other page by the module that it needs.
fn kind_of(route: &Route) -> &'static str {
    match route {
        Route::Pathway(_) => "pathway",
        Route::Roadmap(_) => "roadmap",
        Route::Compare(_) => "compare",
        route => Module::of(route).map_or("", Module::name),
    }
}

/// Everything that is the same for all pages.
pub struct Frame {
    template: String,
    font: String,
    boot: String,
    program: Program,
    catalogue: Arc<Catalogue>,
    address: Option<Address>,
}

impl Frame {
    /// The frame of this version, with these files.
    pub fn new(
        template: String,
        font: &str,
        boot: &str,
        program: Program,
        address: Option<Address>,
    ) -> Self {
        Self {
            template,
            font: font.to_owned(),
            boot: boot.to_owned(),
            program,
            catalogue: content::built_in(),
            address,
        }
    }

    /// Every page, and the one for what isn't there.
    pub fn pages(&self) -> Vec<Page> {
        let routes = Route::all(&self.catalogue).into_iter();
        let pages = routes.map(|route| {
            let path = route.to_path();
            let root = match path.matches('/').count() {
                0 => "./".to_owned(),
                depth => "../".repeat(depth),
            };
            let text = self.page(Some(&route), &root);
            Page {
                path,
                root,
                kind: kind_of(&route),
                text,
            }
        });
        // A host shows it at any address, so only the domain's root is a place to start from.
        let root = self.address.as_ref().map_or("/", Address::root);
        let not_found = Page {
            path: NOT_FOUND.to_owned(),
            root: root.to_owned(),
            kind: "",
            text: self.page(None, root),
        };
        pages.chain([not_found]).collect()
    }

    /// Adds the pages, and what search engines ask for.
    pub fn add(&self, site: &mut Site, pages: &[Page]) -> io::Result<()> {
        for Page { path, text, .. } in pages {
            let is_file = path == NOT_FOUND;
            let name = if is_file { "" } else { "index.html" };
            site.add(&format!("{path}{name}"), text)?;
        }
        let mut routes = Route::all(&self.catalogue);
        // Own pathways and shared plans are nobody else's.
        routes.retain(|route| {
            !matches!(
                route,
                Route::Styleguide | Route::Pathways | Route::Own(_) | Route::Review
            )
        });
        self.add_for_machines(site, &routes)
    }

    fn add_for_machines(&self, site: &mut Site, routes: &[Route]) -> io::Result<()> {
        let mut robots = "User-agent: *\nAllow: /\n".to_owned();
        if let Some(address) = &self.address {
            let entries = routes.iter().map(|route| {
                let place = escape(&address.of(&route.to_path()));
                format!("  <url><loc>{place}</loc></url>\n")
            });
            let entries: String = entries.collect();
            let sitemap = format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{entries}</urlset>\n"
            );
            site.add("sitemap.xml", sitemap)?;
            robots = format!("{robots}Sitemap: {}\n", address.of("sitemap.xml"));
        }
        site.add("robots.txt", robots)
    }

    fn page(&self, route: Option<&Route>, root: &str) -> String {
        let path = route.map_or_else(|| NOT_FOUND.to_owned(), Route::to_path);
        // A page that stands in a folder of a folder, on whatever host, finds the others from there.
        let html = render(&path).replace(" href=\"/", &format!(" href=\"{root}"));
        // Hydration expects this page. The one for what isn't there may be shown at any address.
        let elements = route.map_or_else(String::new, |_| {
            format!(" data-elements=\"{}\"", count_elements(&html))
        });
        // The stylesheet comes last: what stands before it is painted without it.
        let body = format!(
            "<noscript><p class=\"notice\">{}</p></noscript>\n{NO_BOOT}\n<div id=\"page\"{elements}>{html}</div>\n<link rel=\"stylesheet\" href=\"{root}{STYLESHEET}\">",
            without_scripts(route)
        );
        self.template
            .replace("[root]", root)
            .replace("[head]", &self.head(route, root))
            .replace("[body]", &body)
    }

    fn head(&self, route: Option<&Route>, root: &str) -> String {
        let PageMetadata { title, description } = PageMetadata::of(route, &self.catalogue);
        let (title, description) = (escape(&title), escape(&description));
        let mut lines = vec![
            format!("<title>{title}</title>"),
            // The colour of the sign over the page, so that the browser's own edge goes on from it.
            "<meta name=\"theme-color\" media=\"(prefers-color-scheme: light)\" content=\"#0f1114\">".to_owned(),
            "<meta name=\"theme-color\" media=\"(prefers-color-scheme: dark)\" content=\"#050608\">".to_owned(),
            format!("<script>{}</script>", csp::script()),
            format!("<style>{STYLES}</style>"),
            // Known to be needed only once there is text in it.
            format!("<link rel=\"preload\" as=\"font\" type=\"font/woff2\" href=\"{root}{}\" crossorigin>", self.font),
            format!(
                "<script type=\"module\" src=\"{root}{}\" data-glue=\"{root}{}\" data-wasm=\"{root}{}\" data-integrity=\"{}\"></script>",
                self.boot,
                self.program.glue(),
                self.program.wasm(),
                self.program.integrity,
            ),
            // All of these would be asked for only once the one before runs.
            self.preloads(route, root),
            format!("<meta name=\"description\" content=\"{description}\">"),
            format!("<link rel=\"icon\" href=\"{root}icon.svg\" type=\"image/svg+xml\">"),
            format!("<link rel=\"apple-touch-icon\" href=\"{root}icons/touch.png\">"),
            format!("<link rel=\"manifest\" href=\"{root}manifest.webmanifest\">"),
            format!("<meta property=\"og:title\" content=\"{title}\">"),
            format!("<meta property=\"og:description\" content=\"{description}\">"),
            "<meta property=\"og:type\" content=\"website\">".to_owned(),
            "<meta property=\"og:site_name\" content=\"Interchange\">".to_owned(),
            "<meta name=\"twitter:card\" content=\"summary_large_image\">".to_owned(),
        ];
        match (&self.address, route) {
            (_, None | Some(Route::Styleguide | Route::Own(_) | Route::Review)) => {
                lines.push("<meta name=\"robots\" content=\"noindex\">".to_owned());
            }
            (Some(address), Some(route)) => {
                // The list of all pathways is Explore at another address.
                let canonical = if *route == Route::Pathways {
                    &Route::HOME
                } else {
                    route
                };
                let here = escape(&address.of(&canonical.to_path()));
                let image = escape(&address.of("social.png"));
                lines.push(format!("<link rel=\"canonical\" href=\"{here}\">"));
                lines.push(format!("<meta property=\"og:url\" content=\"{here}\">"));
                lines.push(format!("<meta property=\"og:image\" content=\"{image}\">"));
            }
            (None, Some(_)) => {}
        }
        if let Some(data) = route.and_then(|route| self.structured(route)) {
            // In a script only the end of one has to be kept from being read as such.
            let data = data.to_string().replace('<', "\\u003c");
            lines.push(format!(
                "<script type=\"application/ld+json\">{data}</script>"
            ));
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n  ")
    }

    fn preloads(&self, route: Option<&Route>, root: &str) -> String {
        let chunks = route
            .and_then(Module::of)
            .map(|module| self.program.chunks(module.name()));
        let files = [self.program.wasm()].into_iter();
        let files = files.chain(chunks.into_iter().flatten());
        let link = |path: String| {
            format!(
                "<link rel=\"preload\" href=\"{root}{path}\" as=\"fetch\" type=\"application/wasm\" crossorigin>"
            )
        };
        let scripts = [self.program.glue(), self.program.loader()];
        let scripts =
            scripts.map(|path| format!("<link rel=\"modulepreload\" href=\"{root}{path}\">"));
        scripts.into_iter().chain(files.map(link)).collect()
    }

    /// Returns the structured data of a page (schema.org), for the pages that have any.
    fn structured(&self, route: &Route) -> Option<Value> {
        let PageMetadata { title, description } = PageMetadata::of(Some(route), &self.catalogue);
        let mut data = match route {
            Route::Home(_) => json!({
                "@type": "WebApplication",
                "name": "Interchange",
                "applicationCategory": "EducationalApplication",
                "operatingSystem": "Any",
                "offers": { "@type": "Offer", "price": "0", "priceCurrency": "USD" },
            }),
            Route::Pathway(id) | Route::Roadmap(id) => {
                let profile = self.catalogue.profile(id.as_str())?;
                learning(profile, &title)
            }
            _ => return None,
        };
        data["@context"] = "https://schema.org".into();
        data["description"] = description.into();
        data["isAccessibleForFree"] = true.into();
        data["inLanguage"] = "en".into();
        if let Some(address) = &self.address {
            data["url"] = address.of(&route.to_path()).into();
        }
        Some(data)
    }
}

fn learning(profile: &Profile, title: &str) -> Value {
    let mut data = json!({
        "@type": "LearningResource",
        "name": title,
        "learningResourceType": "pathway",
        "audience": { "@type": "Audience", "audienceType": "Backend developers" },
        "teaches": profile.skills,
    });
    // A duration has no range: where the steps take 16 to 18 weeks there is nothing true to say.
    let weeks = profile.steps_total().0;
    if weeks.low() == weeks.high() {
        data["timeRequired"] = format!("P{}W", weeks.high()).into();
    }
    data
}

/// The note for those who have switched JavaScript off. It stands outside of the app: browsers with scripts
/// read what is in a `noscript` as text, and hydration would look for its elements.
fn without_scripts(route: Option<&Route>) -> &'static str {
    match route {
        Some(Route::Home(_) | Route::Pathways) => {
            "JavaScript is switched off. Everything can be read and every link works; ticking, following, finding and your plan need it."
        }
        Some(Route::Fit) => {
            "Ranking needs JavaScript, which is switched off. The questions can still help you think, and what each role is said to offer stands under “How it is worked out”."
        }
        Some(Route::Review) => {
            "JavaScript is switched off. The plan that you were sent stands in the address of this page, and opening it needs JavaScript."
        }
        Some(Route::Plan(_)) => {
            "JavaScript is switched off. Your plan is kept by this browser, and opening it needs JavaScript. Nothing of it is lost. All pathways can be read without."
        }
        _ => {
            "JavaScript is switched off. Everything can be read and every link works; ticking, following and your plan need it."
        }
    }
}

/// The elements in this HTML.
fn count_elements(html: &str) -> usize {
    let opens = |part: &&str| part.starts_with(|letter: char| letter.is_ascii_alphabetic());
    html.split('<').skip(1).filter(opens).count()
}

fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_counted_as_a_browser_does() {
        let html = "<p>a <!----> &lt;i&gt;<br><svg><path/></svg></p>";
        assert_eq!(count_elements(html), 4);
    }

    #[test]
    fn nothing_gets_out_of_its_attribute() {
        assert_eq!(
            escape("a \"b\" <c> & d"),
            "a &quot;b&quot; &lt;c&gt; &amp; d"
        );
    }
}
