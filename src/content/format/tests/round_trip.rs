//! Every pathway is read as it was written.

use proptest::prelude::*;

use crate::content::built_in;
use crate::content::format::arbitrary::{pathway, pathway_file};
use crate::content::format::{
    Syntax, collection_to_json, read_collection, read_pathway, to_json, to_toml,
};
use crate::domain::pathway::Pathway;

proptest! {
    #[test]
    fn what_is_written_is_read_back_equal(file in pathway_file()) {
        for (text, syntax) in [(file.to_json(), Syntax::Json), (file.to_toml(), Syntax::Toml)] {
            let read = read_pathway(&text, syntax);
            prop_assert_eq!(read.as_ref(), Ok(&file), "{}", text);
        }
    }

    #[test]
    fn a_collection_is_read_back_equal(pathways in proptest::collection::vec(pathway(), 0..3)) {
        let mut pathways = pathways;
        pathways.dedup_by(|a, b| a.id == b.id);
        let text = collection_to_json(&pathways, &[], &[]);
        let read = read_collection(&text, Syntax::Json).unwrap();
        let read: Vec<_> = read.pathways.into_iter().map(|file| file.pathway).collect();
        prop_assert_eq!(read, pathways);
    }
}

#[test]
fn the_published_pathways_are_read_back_equal() {
    let catalogue = built_in();
    for published in &catalogue.pathways {
        let pathway = Pathway {
            line: 1,
            ..Pathway::clone(published)
        };
        let of_json = read_pathway(&to_json(published), Syntax::Json).unwrap();
        let of_toml = read_pathway(&to_toml(published), Syntax::Toml).unwrap();
        assert_eq!(of_json.pathway, pathway);
        assert_eq!(of_toml, of_json);
    }
}

#[test]
fn the_examples_of_the_readme_are_the_same_pathway() {
    let readme = include_str!("../../README.md");
    let block = |syntax: &str| {
        let (_, block) = readme.split_once(&format!("```{syntax}\n")).unwrap();
        block.split_once("```").unwrap().0
    };
    let of_toml = read_pathway(block("toml"), Syntax::Toml).unwrap();
    assert_eq!(read_pathway(block("json"), Syntax::Json).unwrap(), of_toml);
}
