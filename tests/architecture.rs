//! Imports go one way: no module imports from a layer above its own, and no modules import each other
//! in a circle. The test reads the paths in `src/` (`use` declarations, and paths within code that
//! begin with `crate::` or `super::`) and ignores test modules.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The layers from the bottom. A module may import from its own layer and from those before it.
/// Names stand for modules and all their descendants; the longest matching name counts.
const LAYERS: &[&[&str]] = &[
    &[
        "domain::date",
        "domain::id",
        "domain::input",
        "domain::plain_text",
        "domain::sorted_map",
    ],
    &["domain::pathway"],
    &["domain::catalogue"],
    &["domain::fit", "domain::search"],
    &["domain::plan"],
    &["domain::planning"],
    &["domain::transit_map"],
    &["domain"],
    &["on_demand"],
    &["content", "route", "store", "colour"],
    &["sections", "page_metadata"],
    &[
        "components",
        "navigation::arrival",
        "navigation::fragment",
        "navigation::hydration",
        "navigation::query",
        "navigation::scroll",
    ],
    &["index", "navigation"],
    &["controls", "palette"],
    &["pages"],
    &["modules"],
    &["app"],
    &["start", "render"],
    &["main", "lib", "prerender"],
];

type Graph = BTreeMap<String, BTreeSet<String>>;

#[test]
fn no_module_imports_from_a_layer_above_its_own() {
    let graph = graph();
    let mut wrong = vec![];
    for (module, imports) in &graph {
        for import in imports {
            if layer(import) > layer(module) {
                wrong.push(format!("{module} imports {import}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_modules_import_each_other_in_a_circle() {
    if let Some(circle) = find_circle(&graph()) {
        panic!("{} import each other", circle.join(" → "));
    }
}

#[test]
fn the_whole_source_is_read() {
    let graph = graph();
    assert!(graph["modules"].contains("pages::home"));
    let imports = |module: &str, import: &str| graph[module].contains(import);
    assert!(imports(
        "domain::planning::schedule",
        "domain::planning::work_item"
    ));
    assert!(imports("domain::catalogue", "domain::catalogue::profile"));
    assert!(imports("domain::plan::action", "domain::plan"));
}

#[test]
fn every_form_of_a_path_is_found() {
    let modules = ["a", "a::b", "a::b::c", "d"].map(str::to_owned).into();
    let text = "
        use crate::d::Thing;
        use super::{Outer, c::{self, Deep as Other}};
        // use crate::missing::Comment;
        fn f() { c::g(\"crate::d::text\"); }
        #[cfg(test)]
        mod tests { use crate::a::Never; }
    ";
    let found = imports_of("a::b", "pub mod c;\nuse c::Deep;", &modules);
    assert_eq!(found, BTreeSet::from(["a::b::c".to_owned()]));
    let found = imports_of("a::b::c", text, &modules);
    assert_eq!(found, BTreeSet::from(["a::b".to_owned(), "d".to_owned()]));
}

#[test]
fn a_circle_is_found() {
    let graph = |edges: &[(&str, &str)]| {
        let mut graph = Graph::new();
        for (from, to) in edges {
            graph
                .entry((*from).into())
                .or_default()
                .insert((*to).into());
        }
        graph
    };
    assert_eq!(
        find_circle(&graph(&[("a", "b"), ("a", "c"), ("b", "c")])),
        None
    );
    let circle = find_circle(&graph(&[("a", "b"), ("b", "c"), ("c", "b")]));
    assert_eq!(circle.unwrap(), ["b", "c", "b"]);
}

#[test]
fn every_test_that_the_lists_of_faults_and_promises_name_is_there() {
    let mut sources = source_files();
    for entry in fs::read_dir("tests/journeys").unwrap() {
        let path = entry.unwrap().path();
        if let (Ok(text), Some(name)) = (fs::read_to_string(&path), path.file_stem()) {
            sources.insert(name.to_string_lossy().into_owned(), text);
        }
    }
    // `store::plan_store` has its tests in a file of their own.
    let has = |module: &str, test: &str| {
        [module.to_owned(), format!("{module}::tests")]
            .iter()
            .filter_map(|module| sources.get(module))
            .any(|text| test.is_empty() || text.contains(&format!("fn {test}(")))
    };
    let lists = [include_str!("FAULTS.md"), include_str!("../SECURITY.md")];
    let named = lists
        .iter()
        .flat_map(|list| list.split('`').skip(1).step_by(2));
    let missing: Vec<_> = named
        .filter_map(|name| Some((name, name.rsplit_once("::")?)))
        .filter(|(_, (module, test))| !has(module, test))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

/// The imports of all modules.
/// Two events of one name would both reach the listeners of either.
#[test]
fn no_two_scripts_dispatch_events_of_one_name() {
    let mut dispatched = BTreeMap::new();
    for script in fs::read_dir("src/prerender/js").unwrap() {
        let script = script.unwrap().path();
        let text = fs::read_to_string(&script).unwrap();
        for event in text.split("Event('interchange:").skip(1) {
            let name = event.split('\'').next().unwrap_or_default().to_owned();
            let other = dispatched.insert(name.clone(), script.clone());
            assert_eq!(other, None, "{} dispatches {name} too", script.display());
        }
    }
    assert!(dispatched.len() > 2, "{dispatched:?}");
}

fn graph() -> Graph {
    let files = source_files();
    let modules = files.keys().cloned().collect();
    files
        .iter()
        .map(|(module, text)| (module.clone(), imports_of(module, text, &modules)))
        .collect()
}

/// The text of each module of the library, by module path: `domain::plan` for `domain/plan/mod.rs`.
fn source_files() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path)
                    .unwrap()
                    .replace("pub(super)", "pub");
                files.insert(module_path(path.strip_prefix(&root).unwrap()), text);
            }
        }
    }
    files
}

fn module_path(file: &Path) -> String {
    let mut path: PathBuf = file.with_extension("");
    if path.ends_with("mod") {
        path.pop();
    }
    let names = path.iter().map(|name| name.to_str().unwrap());
    names.collect::<Vec<_>>().join("::")
}

/// The position of a module's layer in [`LAYERS`].
fn layer(module: &str) -> usize {
    let is_within = |name: &&str| {
        let rest = module.strip_prefix(*name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    let fits = LAYERS.iter().enumerate().filter_map(|(layer, names)| {
        let longest = names
            .iter()
            .filter(|name| is_within(name))
            .map(|name| name.len());
        Some((longest.max()?, layer))
    });
    let found = fits.max_by_key(|(length, _)| *length);
    found.unwrap_or_else(|| panic!("{module} is in no layer")).1
}

/// The modules that a module's text refers to, itself excluded.
fn imports_of(module: &str, text: &str, modules: &BTreeSet<String>) -> BTreeSet<String> {
    let text = text
        .lines()
        .take_while(|line| !line.contains("mod tests {"));
    let text: String = text.map(without_comment).collect();
    let mut paths = vec![];
    // Declarations with their braces, and then all other paths.
    for declaration in text.split("use ").skip(1) {
        expand(
            "",
            declaration.split(';').next().unwrap_or_default(),
            &mut paths,
        );
    }
    let is_of_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    paths.extend(text.split(|c| !is_of_path(c)).map(str::to_owned));
    let resolved = paths
        .iter()
        .filter_map(|path| resolve(module, path, modules));
    resolved.filter(|import| import != module).collect()
}

/// A line without its comment and without its text literals.
fn without_comment(line: &str) -> String {
    let code = line.split("//").next().unwrap_or_default();
    let parts = code.split('"').step_by(2);
    parts.collect::<Vec<_>>().join("\"\"") + "\n"
}

/// The single paths of a declaration such as `a::{b, c::{d, e}}`.
fn expand(prefix: &str, tree: &str, paths: &mut Vec<String>) {
    let Some((before, rest)) = tree.split_once('{') else {
        let name = tree.split(" as ").next().unwrap_or_default().trim();
        paths.push(format!("{prefix}{name}").replace("::self", ""));
        return;
    };
    let prefix = format!("{prefix}{}", before.trim());
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                expand(&prefix, &inner[start..at], paths);
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// The module that a path leads to: the longest beginning of it that is one.
fn resolve(module: &str, path: &str, modules: &BTreeSet<String>) -> Option<String> {
    let mut names: Vec<&str> = path.split("::").collect();
    let mut base: Vec<&str> = module.split("::").collect();
    match names[0] {
        "crate" => base.clear(),
        "self" => {}
        "super" => {
            base.pop();
        }
        // A child module, as in `use child::Thing`.
        child if names.len() > 1 && modules.contains(&format!("{module}::{child}")) => {
            names.insert(0, "self");
        }
        _ => return None,
    }
    for name in &names[1..] {
        if *name == "super" {
            base.pop();
        } else {
            base.push(name);
        }
    }
    while !base.is_empty() {
        let found = base.join("::");
        if modules.contains(&found) {
            return Some(found);
        }
        base.pop();
    }
    None
}

/// Some circle, from a module back to itself.
fn find_circle(graph: &Graph) -> Option<Vec<String>> {
    let mut finished = BTreeSet::new();
    graph
        .keys()
        .find_map(|module| visit(module, graph, &mut vec![], &mut finished))
}

fn visit(
    module: &str,
    graph: &Graph,
    way: &mut Vec<String>,
    finished: &mut BTreeSet<String>,
) -> Option<Vec<String>> {
    if let Some(start) = way.iter().position(|before| before == module) {
        let circle = way[start..].iter().cloned();
        return Some(circle.chain([module.to_owned()]).collect());
    }
    if finished.contains(module) {
        return None;
    }
    way.push(module.to_owned());
    let imports = graph.get(module).into_iter().flatten();
    for import in imports {
        if let Some(circle) = visit(import, graph, way, finished) {
            return Some(circle);
        }
    }
    way.pop();
    finished.insert(module.to_owned());
    None
}
