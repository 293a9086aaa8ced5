//! The published pathways as files to build on: all of them in the open format, and of each a checklist and a
//! picture of its line.

use std::io;

use interchange::content::{self, format, outline};
use interchange::render::render_line;
use interchange::route::{PATHWAYS_FILE, PathwayFile};

use crate::site::Site;

/// Adds the files.
pub fn add(site: &mut Site) -> io::Result<()> {
    let catalogue = content::built_in();
    let pathways = catalogue.pathways.iter().map(AsRef::as_ref);
    let all = format::collection_to_json(pathways, &catalogue.skills, catalogue.works());
    site.add(PATHWAYS_FILE, all)?;
    for pathway in &catalogue.pathways {
        let checklist = PathwayFile::Checklist.path(&pathway.id);
        site.add(&checklist, outline::to_markdown(pathway))?;
        if let Some(profile) = catalogue.profile(pathway.id.as_str()) {
            site.add(&PathwayFile::Line.path(&pathway.id), render_line(profile))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use interchange::content::format::{Syntax, read_collection};

    #[test]
    fn the_published_file_is_read_back_whole() {
        let catalogue = super::content::built_in();
        let pathways = catalogue.pathways.iter().map(AsRef::as_ref);
        let file =
            super::format::collection_to_json(pathways, &catalogue.skills, catalogue.works());
        let read = read_collection(&file, Syntax::Json).expect("it is of the format");
        for (read, published) in read.pathways.iter().zip(&catalogue.pathways) {
            let mut read = read.pathway.clone();
            read.line = published.line;
            assert_eq!(read, **published);
        }
        assert_eq!(
            (read.skills, read.works.as_slice()),
            (catalogue.skills.clone(), catalogue.works())
        );
    }
}
