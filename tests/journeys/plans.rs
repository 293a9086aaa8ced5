//! Plans of learners in several states.

use crate::catalogue;

/// A pathway of the learner's own as it is stored: a long name, a step without weeks, a link, and work that is the
/// same as in a published pathway.
pub const OWN: &str = "role\tData Engineer for Streams and Warehouses\ncode\tDE\nline\t5\nsummary\tMoves data, and keeps it right.\nmonths\t7\ndifficulty\thard\npay\t10 25|around||\noverview\tA paragraph.\nlove\tClean tables\norder/steps\tbasics pipelines job\nstep/basics/title\tSQL and Modelling\nstep/basics/weeks\t6\nstep/pipelines/title\tPipelines that recover by themselves\nstep/job/title\tFind a Job\nstep/job/weeks\t4-6\ntask/model/text\tModel a shop as a star schema\ntask/model/in\tbasics\ntask/model/url\thttps://example.org/a-rather-long-address/that-has-hardly-any-place-to-break\ntask/pandas/text\tGo over Python for data science again\ntask/pandas/in\tbasics\nsame/pandas\tnlp-engineer/python-for-data-science\ntask/pipeline/text\tBuild a pipeline, and break it\ntask/pipeline/in\tpipelines\ntask/apply/text\tApply to five companies\ntask/apply/in\tjob\nresource/basics/book\tThe book of tables\\nhttps://example.org/book\nskill/sql/name\tWindow functions\nskill/sql/weeks\t2\nskill/sql/tasks\tmodel\nfit/maths\t1 love 0\ntask/visit/text\tVisit a meetup\ntask/visit/in\t@week";

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
