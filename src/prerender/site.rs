//! The folder that the site is made in.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The address that the site will have.
pub struct Address(String);

impl Address {
    /// Reads an address such as `https://example.org/plan/`.
    ///
    /// # Errors
    /// Where it isn't one that a site can have.
    pub fn parse(url: &str) -> io::Result<Self> {
        let host = url
            .strip_prefix("https://")
            .or_else(|| url.strip_prefix("http://"));
        let is_plain = |host: &&str| {
            !host.is_empty()
                && !host.starts_with('/')
                && !host.contains(['?', '#', '"', '<', '&', ' '])
        };
        if !host.as_ref().is_some_and(is_plain) {
            let wrong = format!(
                "INTERCHANGE_URL is ‘{url}’; expected the site's address, such as https://example.org/plan/"
            );
            return Err(io::Error::other(wrong));
        }
        Ok(Self(format!("{}/", url.trim_end_matches('/'))))
    }

    /// The address of what has this path from the root of the site.
    pub fn of(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// The path from the root of the domain to that of the site, with a slash at both ends.
    pub fn root(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + 3);
        let path = self.0[host..]
            .find('/')
            .map_or(self.0.len(), |at| host + at);
        &self.0[path..]
    }
}

/// The site as far as it is made.
pub struct Site {
    folder: PathBuf,
    /// The paths of its files from its root.
    files: BTreeSet<String>,
}

impl Site {
    /// The site in this folder, with what stands there.
    pub fn open(folder: PathBuf) -> io::Result<Self> {
        let mut site = Self {
            folder,
            files: BTreeSet::new(),
        };
        for file in under(&site.folder)? {
            site.files.insert(path_in(&site.folder, &file));
        }
        Ok(site)
    }

    /// Where it is made.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The paths of its files from its root, in their order.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str)
    }

    /// Removes a file, where it is there.
    pub fn remove(&mut self, path: &str) -> io::Result<()> {
        if self.files.remove(path) {
            fs::remove_file(self.folder.join(path))?;
        }
        Ok(())
    }

    /// Adds a file.
    pub fn add(&mut self, path: &str, content: impl AsRef<[u8]>) -> io::Result<()> {
        let file = self.folder.join(path);
        fs::create_dir_all(file.parent().unwrap_or(&self.folder))?;
        fs::write(file, content)?;
        self.files.insert(path.to_owned());
        Ok(())
    }

    /// Adds a file with what is in it in its name, and returns the name.
    pub fn add_hashed(&mut self, stem: &str, end: &str, content: &[u8]) -> io::Result<String> {
        let path = format!("{stem}-{}.{end}", hash(&[content]));
        self.add(&path, content)?;
        Ok(path)
    }

    /// Adds all files of a folder.
    pub fn add_folder(&mut self, folder: &Path) -> io::Result<()> {
        for file in under(folder)? {
            self.add(&path_in(folder, &file), fs::read(&file)?)?;
        }
        Ok(())
    }

    /// Returns the version: a hash of the site's files and of what is given beside them.
    pub fn version(&self, beside: &[&[u8]]) -> io::Result<String> {
        let contents = self.files().map(|file| fs::read(self.folder.join(file)));
        let contents = contents.collect::<io::Result<Vec<_>>>()?;
        let names = self.files().collect::<Vec<_>>().join(" ");
        let mut parts = beside.to_vec();
        parts.push(names.as_bytes());
        parts.extend(contents.iter().map(Vec::as_slice));
        Ok(hash(&parts))
    }
}

/// Returns the hash of these bytes, as 16 hexadecimal digits.
pub fn hash(parts: &[&[u8]]) -> String {
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// All files below a folder.
fn under(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = vec![];
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(under(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn path_in(folder: &Path, file: &Path) -> String {
    let path = file.strip_prefix(folder).unwrap_or(file).components();
    let parts: Vec<_> = path
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_roots_wherever_that_is() {
        for (url, root) in [
            ("https://example.org", "/"),
            ("https://example.org/", "/"),
            ("http://127.0.0.1:8080/a/b", "/a/b/"),
        ] {
            let address = Address::parse(url).unwrap();
            assert_eq!(address.root(), root);
            assert!(
                address.of("plan/").ends_with(&format!("{root}plan/")),
                "{url}"
            );
        }
        for url in [
            "example.org",
            "https://",
            "https:///x",
            "https://a/?b",
            "ftp://a",
            "https://a/\"",
        ] {
            assert!(Address::parse(url).is_err(), "{url}");
        }
    }
}
