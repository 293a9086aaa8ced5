//! What a page may load, run and ask for: what is part of the site, and nothing else. Even if a text
//! of someone else's became part of a page, it could run nothing and send nothing anywhere.

/// For a page's own head. Hosts are told the same, and not to let other sites put a page into theirs,
/// which a page can't say of itself.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

/// The template with the policy in it, or without: while the site is being worked on, Trunk puts a
/// script of its own into every page.
pub fn put_into(template: &str, is_release: bool) -> String {
    let policy = if is_release {
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">")
    } else {
        String::new()
    };
    template.replace("[policy]", &policy)
}

#[cfg(test)]
mod tests {
    use super::*;

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
