//! A pathway as fields, each of which two tabs can edit without knowing of the other, and back.
//!
//! | field | text |
//! | --- | --- |
//! | `role`, `code`, `line`, `summary`, `demand` | as they are |
//! | `from` | the pathway that it was copied from |
//! | `months`, `timeline` | `6` or `6-9` |
//! | `difficulty` | `easy`, `moderate` or `hard` |
//! | `pay` | a line each: `-30 -50`, or `60 +` for “or more”, then `around`, `50-60 70-80` and a remark, with `\|` between |
//! | `overview`, `love`, `miss`, `challenges` | a line each |
//! | `questions` | a line for a question, a line for its answer |
//! | `step/ID/title`, `step/ID/weeks` | a step |
//! | `task/ID/text`, `task/ID/url`, `task/ID/in` | a task of the step `ID`, or an action: `@week`, `@month`, `@quarter` |
//! | `resource/STEP/ID` | the name, and on a second line the address |
//! | `skill/ID/name`, `…/priority`, `…/weeks`, `…/how`, `…/tasks` | a skill to learn |
//! | `strength/ID/name`, `strength/ID/how` | a skill that is brought |
//! | `fit/TRAIT` | the level and its line: `2 love 1` |
//! | `same/ID` | entries of other pathways that ask for the same work |
//! | `order/…` | the ids of a list, in order. What isn't in it stands at its end |

mod read;
mod texts;
mod write;

pub use read::{Reader, SameWork, pathway_of};
pub use texts::{list_of_actions, parse_range, resource_ids, resource_of, resource_text};
pub use write::fields_of;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::format::{PathwayFile, Syntax, arbitrary, read_pathway};
    use crate::domain::id::{ItemId, PathwayId};
    use crate::store::entries::own::Fields;

    /// The fields of a pathway that was brought in, as the form has them.
    fn fields() -> impl Strategy<Value = (PathwayId, Fields)> {
        arbitrary::pathway_file().prop_map(|file| {
            let id = file.pathway.id.to_own();
            (id, fields_of(&file.pathway, &file.same_work))
        })
    }

    proptest! {
        #[test]
        fn a_pathway_is_its_fields((id, fields) in fields()) {
            let (pathway, same_work) = pathway_of(&id, &fields).unwrap();
            prop_assert_eq!(fields_of(&pathway, &same_work), fields);
        }

        #[test]
        fn what_is_saved_as_a_file_is_read_back_equal((id, fields) in fields()) {
            let (pathway, same_work) = pathway_of(&id, &fields).unwrap();
            let file = PathwayFile { pathway, same_work };
            for (text, syntax) in [(file.to_json(), Syntax::Json), (file.to_toml(), Syntax::Toml)] {
                let read = read_pathway(&text, syntax).unwrap();
                let mut pathway = read.pathway;
                // Its colour and shape are chosen where it is brought in.
                pathway.line = file.pathway.line;
                prop_assert_eq!(fields_of(&pathway, &read.same_work), fields.clone());
            }
        }

        #[test]
        fn any_fields_make_a_pathway_or_none(names in prop::collection::btree_map(
            "(role|line|pay|months|(step|task|skill|strength|resource|fit|same|order)/[a-c-]{1,3}(/(title|weeks|text|in|url|name|priority|tasks|[a-c]))?)",
            "(.|\n|[0-9-]|a b|\\|){0,12}", 0..12,
        )) {
            let id = PathwayId::new("my-role").unwrap();
            if let Some((pathway, same_work)) = pathway_of(&id, &Fields::from_iter(names)) {
                let again = fields_of(&pathway, &same_work);
                let (pathway_again, _) = pathway_of(&id, &again).unwrap();
                prop_assert_eq!(pathway_again, pathway);
            }
        }
    }

    #[test]
    fn a_task_that_was_removed_teaches_nothing_any_more() {
        let id = PathwayId::new("my-role").unwrap();
        let fields = [
            ("role", "Role"),
            ("step/a/title", "A"),
            ("task/kept/text", "Kept"),
            ("task/kept/in", "a"),
            ("skill/s/name", "S"),
            ("skill/s/tasks", "gone kept"),
        ];
        let fields = fields
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into();
        let (pathway, _) = pathway_of(&id, &fields).unwrap();
        let tasks: Vec<_> = pathway.learn[0].tasks.iter().map(ItemId::local).collect();
        assert_eq!(tasks, ["kept"]);
    }
}
