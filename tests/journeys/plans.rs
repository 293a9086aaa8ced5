//! Plans of learners in several states.

use crate::catalogue;

/// A pathway of the learner's own as it is stored: a long name, a step without weeks, a link, and work that is the
/// same as in a published pathway.
pub const OWN: &str = "role¦Data Engineer for Streams and Warehouses¶code¦DE¶line¦5¶summary¦Moves data, and keeps it right.¶months¦7¶difficulty¦hard¶pay¦10 25|around||¶overview¦A paragraph.¶love¦Clean tables¶order/steps¦basics pipelines job¶step/basics/title¦SQL and Modelling¶step/basics/weeks¦6¶step/pipelines/title¦Pipelines that recover by themselves¶step/job/title¦Find a Job¶step/job/weeks¦4-6¶task/model/text¦Model a shop as a star schema¶task/model/in¦basics¶task/model/url¦https://example.org/a-rather-long-address/that-has-hardly-any-place-to-break¶task/pandas/text¦Go over Python for data science again¶task/pandas/in¦basics¶same/pandas¦nlp-engineer/python-for-data-science¶task/pipeline/text¦Build a pipeline, and break it¶task/pipeline/in¦pipelines¶task/apply/text¦Apply to five companies¶task/apply/in¦job¶resource/basics/book¦The book of tables\\nhttps://example.org/book¶skill/sql/name¦Window functions¶skill/sql/weeks¦2¶skill/sql/tasks¦model¶fit/maths¦1 love 0¶task/visit/text¦Visit a meetup¶task/visit/in¦@week¶";

/// The stored plans of learners in several states.
pub fn states() -> Vec<(&'static str, Vec<(String, String)>)> {
    let entry = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let follows = |id: &str, at: &str| entry(&format!("follows/{id}"), at);
    let start = || entry("pace/start", "2026-10-05");
    let done = |pathway: usize, part: usize| {
        let items: Vec<_> = catalogue().pathways[pathway].items().collect();
        let count = items.len() / part;
        let done = items.into_iter().take(count);
        done.map(|item| (format!("done/{}", item.id), "2026-10-20".to_owned()))
            .collect::<Vec<_>>()
    };
    let one = vec![follows("nlp-engineer", "1"), start()];
    let mut two = one.clone();
    two.push(follows("ai-research-engineer", "2"));
    let mut own = one.clone();
    own.push(follows("my-data-engineer", "2"));
    own.push(entry("own/my-data-engineer", OWN));
    let half = [one.clone(), done(1, 2)].concat();
    let finished = [one.clone(), done(1, 1)].concat();
    vec![
        ("empty", vec![]),
        ("one", one),
        ("two", two),
        ("own", own),
        ("half done", half),
        ("finished", finished),
    ]
}
