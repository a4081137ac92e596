//! Caching rules for hosts that read them from the site's folder: hashed names for ever,
//! everything else asked for again each time (W2, W4).

/// The rules for Netlify, Cloudflare Pages and the like. `prefixes` are what the hashed names
/// begin with, before the hash.
pub fn headers_file(prefixes: &[String]) -> String {
    let mut rules = ALWAYS_ASKED.to_owned();
    for prefix in prefixes {
        rules.push_str(&format!("/{prefix}-*\n  Cache-Control: {FOR_EVER}\n"));
    }
    rules
}

const FOR_EVER: &str = "public, max-age=31536000, immutable";

const ALWAYS_ASKED: &str = "\
/*
  Content-Security-Policy: frame-ancestors 'self'
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
/
  Cache-Control: no-cache
/index.html
  Cache-Control: no-cache
/sw.js
  Cache-Control: no-cache
/*.json
  Cache-Control: no-cache
";

/// For Apache. Its own compression knows no wasm, so the copies beside the files are sent.
pub const HTACCESS_FILE: &str = "\
<IfModule mod_mime.c>
  AddType application/wasm .wasm
  AddType application/manifest+json .webmanifest
  <FilesMatch \"\\.(html|js|wasm|svg|webmanifest)\\.(br|gz)$\">
    RemoveType .br .gz
    RemoveLanguage .br
    AddEncoding br .br
    AddEncoding gzip .gz
    <IfModule mod_headers.c>
      Header always append Vary Accept-Encoding
    </IfModule>
  </FilesMatch>
  <IfModule mod_rewrite.c>
    RewriteEngine On
    RewriteCond %{HTTP:Accept-Encoding} \\bbr\\b
    RewriteCond %{REQUEST_FILENAME}.br -f
    RewriteRule ^(.+\\.(html|js|wasm|svg|webmanifest))$ $1.br [L,E=no-gzip:1]
    RewriteCond %{HTTP:Accept-Encoding} \\bgzip\\b
    RewriteCond %{REQUEST_FILENAME}.gz -f
    RewriteRule ^(.+\\.(html|js|wasm|svg|webmanifest))$ $1.gz [L,E=no-gzip:1]
  </IfModule>
</IfModule>
<IfModule mod_headers.c>
  Header always set Cache-Control \"no-cache\"
  Header always set Content-Security-Policy \"frame-ancestors 'self'\"
  Header always set Referrer-Policy \"no-referrer\"
  Header always set X-Content-Type-Options \"nosniff\"
  <FilesMatch \"^[0-9a-z_]+-[0-9a-f]{16}\\.(js|wasm)(\\.br|\\.gz)?$\">
    Header always set Cache-Control \"public, max-age=31536000, immutable\"
  </FilesMatch>
</IfModule>
";

/// The `Cache-Control` that the rules above give this file name.
pub fn cache_control(name: &str) -> &'static str {
    if is_hashed(name) { FOR_EVER } else { "no-cache" }
}

/// Whether the build named this file after its bytes: `app-0123456789abcdef.js`.
pub fn is_hashed(name: &str) -> bool {
    let Some((prefix, (hash, ending))) =
        name.split_once('-').and_then(|(prefix, rest)| Some((prefix, rest.split_once('.')?)))
    else {
        return false;
    };
    matches!(ending, "js" | "wasm")
        && prefix.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'z' | b'_'))
        && hash.len() == 16
        && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    // W4: the page and the worker are never taken from a cache without asking.
    #[test]
    fn w4_only_hashed_names_are_kept() {
        for name in ["index.html", "sw.js", "sample.json", "app-1.js", "app-0123456789abcdef.txt"] {
            assert_eq!(cache_control(name), "no-cache", "{name}");
        }
        for name in ["app-0123456789abcdef.wasm", "chunk_2-0123456789abcdef.wasm"] {
            assert!(cache_control(name).ends_with("immutable"), "{name}");
        }
        let headers = headers_file(&["app".to_owned(), "second".to_owned()]);
        assert!(headers.contains(cache_control("index.html")));
        assert!(headers.ends_with(&format!("/second-*\n  Cache-Control: {FOR_EVER}\n")));
        assert!(HTACCESS_FILE.contains(cache_control("app-0123456789abcdef.js")));
    }
}
