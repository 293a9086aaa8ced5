//! A page as a file: what is drawn of it, and what stands around that.

use std::io;

use interchange::app::{self, App};
use interchange::content::catalogue;
use interchange::domain::profile::Profile;
use interchange::head::{self, Head};
use interchange::route::{Root, Route};
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use serde_json::{Value, json};

use crate::policy;
use crate::site::{Address, Site};

/// What hosts answer with where there is nothing.
pub const NOT_FOUND: &str = "404.html";

/// What stands in a page for the version of the site, which is made of all pages.
pub const VERSION: &str = "[version]";

/// What head.js shows where boot.js didn't arrive, and so can't say that itself.
const NO_BOOT: &str = "<div class=\"notice warning\" id=\"no-boot\" role=\"alert\" hidden><p>You can read everything here and follow every link, but the script that starts the program did not arrive, or not in one piece, so nothing that you tick is kept. What you saved before is safe. Reload the page; if that doesn’t help, try again later.</p><p><a>Download what is stored</a></p></div>";

/// What is the same for all pages.
pub struct Frame {
    template: String,
    style: String,
    font: String,
    boot: String,
    glue: String,
    wasm: String,
    /// The SHA-256 of the program.
    digest: String,
    address: Option<Address>,
}

impl Frame {
    /// The frame of this version, with these files.
    pub fn new(
        template: String,
        style: &str,
        font: &str,
        boot: &str,
        site: &Site,
        address: Option<Address>,
    ) -> io::Result<Self> {
        let wasm = site.find("interchange-", "_bg.wasm")?;
        Ok(Self {
            template,
            style: style.to_owned(),
            font: font.to_owned(),
            boot: boot.to_owned(),
            glue: site.find("interchange-", ".js")?.to_owned(),
            wasm: wasm.to_owned(),
            digest: site.digest(wasm)?,
            address,
        })
    }

    /// Every page, and the one for what isn't there, with their paths from the root of the site.
    pub fn pages(&self) -> Vec<(String, String)> {
        let _ = any_spawner::Executor::init_futures_executor();
        let routes = Route::all(catalogue()).into_iter();
        let pages = routes.map(|route| {
            let path = route.to_path();
            let root = match path.matches('/').count() {
                0 => "./".to_owned(),
                depth => "../".repeat(depth),
            };
            let text = self.page(Some(&route), &Root(root));
            (path, text)
        });
        // A host shows it at any address, so only the domain's root is a place to start from.
        let root = self.address.as_ref().map_or("/", Address::root);
        let not_found = self.page(None, &Root(root.to_owned()));
        pages.chain([(NOT_FOUND.to_owned(), not_found)]).collect()
    }

    /// Adds the pages, and what search engines ask for.
    pub fn add(&self, site: &mut Site, pages: &[(String, String)]) -> io::Result<()> {
        for (path, text) in pages {
            let is_file = path == NOT_FOUND;
            let name = if is_file { "" } else { "index.html" };
            site.add(&format!("{path}{name}"), text)?;
        }
        let mut routes = Route::all(catalogue());
        routes.retain(|route| *route != Route::Styleguide);
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

    fn page(&self, route: Option<&Route>, root: &Root) -> String {
        let needs = match route {
            Some(Route::Pathway(id) | Route::Roadmap(id)) => id.as_str(),
            _ => "",
        };
        let drawn = draw(route, root);
        let body = format!(
            "<noscript><p class=\"notice\">JavaScript is switched off. Everything can be read and every link works; ticking, following and your plan need it.</p></noscript>\n{NO_BOOT}\n<div id=\"page\" data-needs=\"{needs}\">{drawn}</div>"
        );
        self.template
            .replace("[root]", &root.0)
            .replace("[head]", &self.head(route, root, needs))
            .replace("[body]", &body)
    }

    fn head(&self, route: Option<&Route>, Root(root): &Root, needs: &str) -> String {
        let Head { title, description } = head::of(route);
        let (title, description) = (escape(&title), escape(&description));
        let mut lines = vec![
            format!("<title>{title}</title>"),
            // The colour of the sign over the page, so that the browser's own edge goes on from it.
            "<meta name=\"theme-color\" media=\"(prefers-color-scheme: light)\" content=\"#0f1114\">".to_owned(),
            "<meta name=\"theme-color\" media=\"(prefers-color-scheme: dark)\" content=\"#050608\">".to_owned(),
            format!("<script>{}</script>", policy::script()),
            format!("<link rel=\"stylesheet\" href=\"{root}{}\">", self.style),
            // Beside the styles, which name it: else the text would be painted without it the first time.
            format!("<link rel=\"preload\" as=\"font\" type=\"font/woff2\" href=\"{root}{}\" crossorigin>", self.font),
            // A module waits for the styles: they get the network to themselves, and so the first
            // paint waits for nothing else.
            format!(
                "<script type=\"module\" src=\"{root}{}\" data-glue=\"{root}{}\" data-wasm=\"{root}{}\" data-digest=\"{}\"{}></script>",
                self.boot,
                self.glue,
                self.wasm,
                self.digest,
                if needs.is_empty() {
                    String::new()
                } else {
                    format!(" data-part=\"{root}{}\"", crate::data::file(VERSION, needs))
                }
            ),
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
            (_, None | Some(Route::Styleguide)) => {
                lines.push("<meta name=\"robots\" content=\"noindex\">".to_owned());
            }
            (Some(address), Some(route)) => {
                let here = escape(&address.of(&route.to_path()));
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
        lines.join("\n  ")
    }

    /// What a page is, in the words of schema.org, for those pages that are something there.
    fn structured(&self, route: &Route) -> Option<Value> {
        let Head { title, description } = head::of(Some(route));
        let mut data = match route {
            Route::Home(_) => json!({
                "@type": "WebApplication",
                "name": "Interchange",
                "applicationCategory": "EducationalApplication",
                "operatingSystem": "Any",
                "offers": { "@type": "Offer", "price": "0", "priceCurrency": "USD" },
            }),
            Route::Pathway(id) | Route::Roadmap(id) => {
                let profile = catalogue().profile(id.as_str())?;
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
    let weeks = profile.steps_total().0.high();
    json!({
        "@type": "LearningResource",
        "name": title,
        "learningResourceType": "pathway",
        "audience": { "@type": "Audience", "audienceType": "Backend developers" },
        "teaches": profile.skills,
        "timeRequired": format!("P{weeks}W"),
    })
}

/// What the app draws of a page, and nothing that only taking a page over would need.
fn draw(route: Option<&Route>, root: &Root) -> String {
    let path = route.map_or_else(|| NOT_FOUND.to_owned(), Route::to_path);
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(RequestUrl::new(&format!("/{path}")));
        app::provide(root.clone());
        App().to_html()
    });
    html.replace("<!>", "").replace("<!--<() />-->", "")
}

fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_its_attribute() {
        assert_eq!(
            escape("a \"b\" <c> & d"),
            "a &quot;b&quot; &lt;c&gt; &amp; d"
        );
    }
}
