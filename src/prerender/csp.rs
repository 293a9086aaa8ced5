//! The content security policy: a page may load and run what is part of the site, and nothing else. Even if a text
//! of someone else's became part of a page, it could run nothing and send nothing anywhere.

/// For a page's own head. Images may be `blob:` as well: the map is drawn as a PNG from an SVG that the page
/// made itself. Hosts are told the same, and not to let other sites put a page into theirs,
/// which a page can't say of itself.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-1OmBnaY1DHomrxNLAeWllYINqPH9vuz+1wOpFZbUY7E='; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

/// The one script that stands in a page, since it can't wait for a file of its own. The policy names
/// its hash.
pub fn script() -> String {
    let text = concat!(include_str!("js/theme.js"), include_str!("js/no_boot.js"));
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The template with the policy in it, or without: while the site is being worked on, Trunk puts a
/// script of its own into every page.
pub fn put_into(template: &str, is_release: bool) -> String {
    let policy = if is_release {
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">")
    } else {
        String::new()
    };
    template.replace("[csp]", &policy)
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn the_script_in_the_page_is_the_one_that_may_run() {
        let hash = STANDARD.encode(Sha256::digest(script()));
        assert!(
            POLICY.contains(&format!(" 'sha256-{hash}';")),
            "write 'sha256-{hash}' into the policy here and for every host"
        );
        assert!(!script().contains("</script"), "it would end there");
    }

    #[test]
    fn every_host_is_told_the_same() {
        for (host, configuration) in [
            ("_headers", include_str!("../../public/_headers")),
            (".htaccess", include_str!("../../public/.htaccess")),
            ("nginx", include_str!("../../public/hosting/nginx.conf")),
            ("Caddy", include_str!("../../public/hosting/Caddyfile")),
        ] {
            let policy = format!("{POLICY}; frame-ancestors 'none'");
            assert!(configuration.contains(&policy), "{host}");
            for line in [
                "Cross-Origin-Opener-Policy",
                "Permissions-Policy",
                "camera=(), microphone=(), geolocation=()",
            ] {
                assert!(configuration.contains(line), "{host}: {line}");
            }
        }
    }
}
