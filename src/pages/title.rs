//! What a page is called in a tab, a bookmark or a search result.

use crate::content::catalogue;
use crate::route::Route;

/// The title of the page at this path.
pub fn of(path: &str) -> String {
    let role = |slug: &str| {
        catalogue()
            .pathway(slug)
            .map(|pathway| pathway.role.as_str())
    };
    let name = match Route::parse(path) {
        Some(Route::Home(..)) => return "Interchange: from backend development into AI".to_owned(),
        Some(Route::Pathway(id)) => role(id.as_str()).map(|role| format!("{role} pathway")),
        Some(Route::Roadmap(id)) => role(id.as_str()).map(|role| format!("{role} roadmap")),
        Some(Route::Compare(_)) => Some("Compare roles".to_owned()),
        Some(Route::Plan) => Some("My plan".to_owned()),
        Some(Route::Method) => Some("Method and sources".to_owned()),
        None => None,
    };
    format!(
        "{} · Interchange",
        name.as_deref().unwrap_or("Page not found")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_title_of_its_own() {
        for (path, title) in [
            ("/", "Interchange: from backend development into AI"),
            (
                "/pathways/nlp-engineer",
                "NLP Engineer pathway · Interchange",
            ),
            (
                "/roadmap/nlp-engineer/",
                "NLP Engineer roadmap · Interchange",
            ),
            ("/compare", "Compare roles · Interchange"),
            ("/plan", "My plan · Interchange"),
            ("/method", "Method and sources · Interchange"),
            ("/pathways/nope", "Page not found · Interchange"),
            ("/nope", "Page not found · Interchange"),
        ] {
            assert_eq!(of(path), title);
        }
    }
}
