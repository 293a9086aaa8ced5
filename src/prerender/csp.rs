//! The content security policy: a page may load and run what is part of the site, and nothing else. Even if a text
//! of someone else's became part of a page, it could run nothing and send nothing anywhere.

use std::collections::BTreeSet;
use std::{fs, io};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::page::POLICY;
use crate::site::Site;

/// Returns the policy of pages with these styles. Images may be `blob:` as well: the map is drawn as a PNG from an SVG
/// that the page made itself.
pub fn policy<'a>(styles: impl Iterator<Item = &'a str>) -> String {
    let (script, styles) = (
        source(&script()),
        styles.map(source).collect::<BTreeSet<_>>(),
    );
    let styles: String = styles.into_iter().collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{script}; style-src 'self'{styles}; img-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
    )
}

/// The policy as a page says it itself.
pub fn meta(policy: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}

/// The source expression that lets this text stand in a page.
fn source(text: &str) -> String {
    format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// The one script that stands in a page, since it can't wait for a file of its own. The policy names
/// its hash.
pub fn script() -> String {
    let text = concat!(include_str!("js/theme.js"), include_str!("js/no_boot.js"));
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The configurations of hosts. They send the policy of all pages, and forbid other sites to put a page into theirs,
/// which a page can't say of itself.
const CONFIGURATIONS: [&str; 4] = [
    "_headers",
    ".htaccess",
    "hosting/nginx.conf",
    "hosting/Caddyfile",
];

/// Puts the policy into the configurations of hosts.
pub fn tell_hosts(site: &mut Site, policy: &str) -> io::Result<()> {
    for path in CONFIGURATIONS {
        let text = fs::read_to_string(site.folder().join(path))?;
        site.add(path, text.replace(POLICY, policy))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn what_stands_in_a_page_may_run_and_nothing_else() {
        let policy = policy(["a", "b", "a"].into_iter());
        let hash = STANDARD.encode(Sha256::digest(script()));
        assert!(policy.contains(&format!("'wasm-unsafe-eval' 'sha256-{hash}';")));
        assert_eq!(policy.matches("sha256-").count(), 3, "{policy}");
        assert!(!policy.contains("unsafe-inline"));
        assert!(!script().contains("</script"), "it would end there");
    }

    #[test]
    fn every_host_is_told_the_same() {
        for path in CONFIGURATIONS {
            let text = fs::read_to_string(Path::new("public").join(path)).unwrap();
            for line in [
                &format!("{POLICY}; frame-ancestors 'none'"),
                "Cross-Origin-Opener-Policy",
                "Permissions-Policy",
                "camera=(), microphone=(), geolocation=()",
            ] {
                assert!(text.contains(line), "{path}: {line}");
            }
        }
    }
}
