//! The boot script: everything that must work before the program is there and where it can't be. It is
//! written in small modules and published as one, since each file of its own would be a request.

/// The modules in the order of what they import.
const MODULES: [&str; 9] = [
    include_str!("js/dom.js"),
    include_str!("js/replay.js"),
    include_str!("js/indexed_db.js"),
    include_str!("js/rescue.js"),
    include_str!("js/stand_in.js"),
    include_str!("js/update.js"),
    include_str!("js/install.js"),
    include_str!("js/launch.js"),
    include_str!("js/start.js"),
];

/// The modules joined, without their imports, exports and comments of whole lines.
pub fn boot() -> String {
    let lines = MODULES.iter().flat_map(|module| module.lines());
    let lines =
        lines.filter(|line| !line.starts_with("import ") && !line.trim_start().starts_with("//"));
    let lines = lines.map(|line| line.strip_prefix("export ").unwrap_or(line).trim_start());
    lines
        .filter(|line| !line.is_empty())
        .flat_map(|line| [line, "\n"])
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_modules_use_the_same_name() {
        let mut names = BTreeSet::new();
        for line in MODULES.iter().flat_map(|module| module.lines()) {
            let line = line.strip_prefix("export ").unwrap_or(line);
            let rest = line.strip_prefix("const ").or(line.strip_prefix("let "));
            let name = rest.and_then(|rest| rest.split([' ', ';']).next());
            assert!(
                name.is_none_or(|name| name == "{" || names.insert(name)),
                "{line}"
            );
        }
        assert!(names.contains("keepForOffline"));
    }

    #[test]
    fn imports_and_comments_stay_here() {
        let boot = boot();
        assert!(!boot.contains("import {") && !boot.contains("export ") && !boot.contains("\n//"));
    }
}
