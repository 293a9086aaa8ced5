//! Where every figure comes from, what isn't known, what we assume, and what stays private.

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use crate::components::badge::Badge;
use crate::components::cite::{DERIVED_PART, YOURS_PART, document_part};
use crate::components::contents::Contents;
use crate::components::heading::PageHeading;
use crate::components::link::{Link, file_address};
use crate::components::table::table;
use crate::content;
use crate::domain::catalogue::profile::Profile;
use crate::domain::catalogue::{Catalogue, Work};
use crate::domain::fit::{Trait, level};
use crate::domain::id::ItemId;
use crate::domain::pathway::figure::Place;
use crate::domain::pathway::{Pathway, Source};
use crate::pages::fit::{METHOD_PART, Standing, name};
use crate::route::{PATHWAYS_FILE, PathwayFile, Route, SCHEMA_FILE};

use crate::sections::method::{ALL as CONTENTS, SKILL_TASKS};

/// The page at `/method`.
#[component]
pub fn MethodPage() -> impl IntoView {
    // The sources are of the published pathways, and so is all of this.
    let catalogue = Signal::stored(content::built_in());
    let published_files = move || {
        catalogue.with(|catalogue| {
            let files = catalogue.pathways.iter();
            files
                .map(|pathway| view! { <PathwayFiles pathway /> })
                .collect_any()
        })
    };
    let documents = move || {
        catalogue.with(|catalogue| {
            let documents = catalogue.profiles.iter().filter_map(|profile| {
                let pathway = catalogue.pathway(profile.id.as_str())?;
                let source = pathway.source.as_ref()?;
                Some(view! { <Document pathway source profile /> })
            });
            documents.collect_any()
        })
    };
    let works = move || {
        catalogue.with(|catalogue| {
            let works = catalogue.works().iter();
            works
                .map(|work| view! { <SameWork catalogue work /> })
                .collect_any()
        })
    };
    let levels = move || {
        catalogue.with(|catalogue| {
            let profiles = &catalogue.profiles;
            Trait::ALL.map(|of| view! { <Levels profiles of /> })
        })
    };
    let shortened = move || {
        catalogue.with(|catalogue| {
            let pathways = catalogue.pathways.iter();
            pathways
                .map(|pathway| view! { <SkillTasks pathway /> })
                .collect_any()
        })
    };
    view! {
        <article class="page method">
            <header class="page-header">
                <PageHeading>"Method and sources"</PageHeading>
                <p class="lead">
                    "Where every figure comes from, what the sources don’t say, what we assume, and why your data stays yours."
                </p>
            </header>
            <div class="with-contents">
                <Contents parts=&CONTENTS />
                <div class="parts">
                    <section aria-labelledby="marks">
                        <h2 id="marks">"The marks behind figures"</h2>
                        <dl class="marks">
                            <div>
                                <dt>"A number"</dt>
                                <dd>
                                    "The figure is from the source with that number, below, unchanged. The sentences around it are ours. Press the mark to see what the source says, and in which of its parts."
                                </dd>
                            </div>
                            <div id=DERIVED_PART>
                                <dt>"†"</dt>
                                <dd>
                                    "Worked out by us from figures of a source: the total of a roadmap’s steps, and the week in which a step begins."
                                </dd>
                            </div>
                            <div id=YOURS_PART>
                                <dt>"*"</dt>
                                <dd>
                                    "Yours: worked out from what you entered. All days are, and so are counts such as “3 of 29 done”, in which the same work counts once."
                                </dd>
                            </div>
                            <div>
                                <dt class="not-stated">"Not stated"</dt>
                                <dd>
                                    "The source doesn’t say, and we don’t guess. In a list that is sorted by it the role stands last."
                                </dd>
                            </div>
                        </dl>
                    </section>
                    <section aria-labelledby="sources">
                        <h2 id="sources">"The sources"</h2>
                        <p>
                            "Everything here comes from career guides for backend developers, one a pathway. They are guides, not studies: none of them says where its own figures come from."
                        </p>
                        {documents}
                    </section>
                    <section aria-labelledby="assumptions">
                        <h2 id="assumptions">"What we assume"</h2>
                        <ul>
                            <li>
                                "Where a source contradicts itself, all its figures are shown and none is chosen. To tell whether two times differ, weeks are turned into months at 52 weeks a year and rounded to half a month."
                            </li>
                            <li>
                                "Lists by pay go by the source’s first figure, at its lower end; lists by time, by the shortest time stated."
                            </li>
                            <li>
                                "Skills to learn stand by the priority that the source gives them, and in its own order where that is the same."
                            </li>
                            <li>
                                "The questions above the answers are ours: the sources give answers alone."
                            </li>
                            <li>
                                "Your train moves by a step’s weeks times the part of its tasks that is done, or that you know so well that nothing of it is left. It shows how much is behind you, not how well you know it."
                            </li>
                            <li>
                                "A move has paid for itself in the month in which what you earn more adds up to what it cost. Taxes, interest and raises in the job you leave are not counted. Until you enter your pay, a source’s own amounts are used: the lowest before beside the lowest after, the highest beside the highest."
                            </li>
                        </ul>
                    </section>
                    <section aria-labelledby="schedule">
                        <h2 id="schedule">"How your schedule is worked out"</h2>
                        <ul>
                            <li>
                                "A source week counts as ten hours until you say otherwise: none of the sources says how full its weeks are. A step’s time is divided evenly among its tasks; actions and skills have no time of their own."
                            </li>
                            <li>
                                "Which tasks belong to which skill is our table. A skill that you know somewhat halves them, a solid one takes them away; a task of several skills takes the mean of what each leaves. A skill that is ticked is solid: the two are one. What you had begun by then keeps its time, and a skill that was ticked with a course takes nothing from its other tasks. Nothing is taken that you can’t put back."
                            </li>
                            <li>
                                "Work that several roles ask for has one length wherever it stands: the longest that one of the sources gives it. Where roles link it to different skills, the one counts in which your ratings shorten it most. So a role’s hours can come to more than its own source’s weeks."
                            </li>
                            <li>
                                "Your hours exist once, however many roles you follow. All their work is laid out on your days, one task after another, and each role arrives with its last task."
                            </li>
                            <li>
                                "Each role keeps the order of its steps, and the role that has had the least of its share goes on; without a choice of yours the shares are equal, because following a role doesn’t say how much it matters. Shared work is done once, as soon as each role that asks for it has finished the steps before it, and a role that has to wait leaves its hours to the others. Where roles wait for each other, the one with the larger share goes on, and of equal ones the one you followed first."
                            </li>
                            <li>
                                "A role with 0 % waits until the others are finished, and holds nothing up: with one role first, that role arrives as if it were alone."
                            </li>
                            <li>
                                "A week’s hours are divided evenly among the days on which you study, 14 hours a day at most. Days off have none, and their hours aren’t made up for."
                            </li>
                            <li>
                                "Efforts are ranges, so dates are too: the first counts the shortest times, the second the longest. Times are kept to the minute and shown in whole hours."
                            </li>
                            <li>
                                "An action for this week is due on the 7th day of your plan, the start included; one for this month on the 30th, one for the next 90 days on the 90th."
                            </li>
                            <li>
                                "Changes before your plan has begun, and on the day on which you enter it, are part of it. After that your original plan is kept: what is left is laid out anew from the day of the change, and you can compare both, or replace the original."
                            </li>
                            <li>
                                "You are behind by the hours of all tasks whose last day in the original plan is past, by its slowest reading, less those that are done, and less what you did ahead of its day. In days, that is how long your plan takes for so many hours."
                            </li>
                            <li>
                                "To catch up, you are offered the fewest extra hours that reach the planned arrival: for four weeks, or in every week that is left. It is never more than twice your usual hours; what doesn’t fit says how much later you arrive."
                            </li>
                            <li>
                                "A target date takes the fewest hours a week, in halves, with which even the slowest reading arrives by then."
                            </li>
                            <li>
                                "Your own pace is the planned work of what you ticked, by the week: once since the start, once over the last four weeks, and both are shown. It takes three tasks on two days in two weeks before we say anything."
                            </li>
                        </ul>
                    </section>
                    <section aria-labelledby=SKILL_TASKS.0>
                        <h2 id=SKILL_TASKS.0>{SKILL_TASKS.1}</h2>
                        <p>
                            "The sources list skills and steps without connecting them. This table is ours: rate a skill, and these tasks get shorter. A skill without tasks changes no date."
                        </p>
                        {shortened}
                    </section>
                    <section aria-labelledby=METHOD_PART>
                        <h2 id=METHOD_PART>"How roles are ranked by your answers"</h2>
                        <p>
                            <Link to=Route::Fit>"The short check"</Link>
                            " adds up whole numbers and nothing else. Your answer goes from −2, “not at all”, to +2, “very much”; you choose whether it counts once, twice, three times or not at all; and each role has a level from −2 to +2. The three are multiplied, and the products are added. Roles with the same sum are tied. It is a way to think about what you want, and no measure of you or of a role."
                        </p>
                        <p>
                            "Two of the levels follow a rule. For time, 26 weeks of steps, half a year, are 0; every full four weeks less or more are one level up or down, and a range counts at its longest. For pay, the lower end of the source’s first figure counts: a rise of 10% or more is +1, of 25% or more +2, a loss of as much −1 or −2, and what is less than that either way is 0."
                        </p>
                        <p>
                            "All other levels are our judgement, made by hand, of one line of a source’s reality check: 2 where the line is about just this, 1 where it is about this in part, or where another line takes some of it back, and below 0 where the role lacks it. Where a source says nothing of a matter there is no level, and nothing is added or taken away."
                        </p>
                        <ul class="same-works">{levels}</ul>
                    </section>
                    <section aria-labelledby="same-work">
                        <h2 id="same-work">"What counts as the same work"</h2>
                        <p>
                            "A skill, a task and an action often ask for the same thing, and so do two pathways. Where someone who has finished one would not still do the other, they count as one, and a tick is a tick for all. Reading three chapters is not reading the book. This table is ours, made by hand:"
                        </p>
                        <ul class="same-works">{works}</ul>
                    </section>
                    <section aria-labelledby="own-pathways">
                        <h2 id="own-pathways">"Pathways of your own"</h2>
                        <ul class="lines">
                            <li>
                                "Their figures are yours: what the file or the text said that you brought in, or what you entered. What it doesn’t state is “not stated”, and never guessed."
                            </li>
                            <li>
                                "Tasks of a step whose weeks aren’t stated take no time in your dates, and neither do tasks that you add to one of our pathways: their source gives none for them."
                            </li>
                            <li>
                                "In weeks that a text gives in months, a month is 52/12 weeks, rounded."
                            </li>
                            <li>
                                "A copy and its original share the work that both have. Other work is the same only where you say so; tasks that have half of their words in common are proposed."
                            </li>
                            <li>"Which role fits you: what you haven’t rated has no effect."</li>
                            <li>
                                "Their names stand only in your browser, behind the # of an address, which no browser sends to a host."
                            </li>
                        </ul>
                        <p>
                            "All our pathways are there to build on, as "
                            <a href=file_address(PATHWAYS_FILE) rel="external">
                                "one file"
                            </a> ", with a " <a href=file_address(SCHEMA_FILE) rel="external">
                                "JSON Schema"
                            </a>
                            " that says what a pathway file may contain. Each pathway has a checklist and a picture of its line as well:"
                        </p>
                        <ul class="lines">{published_files}</ul>
                    </section>
                    <section aria-labelledby="privacy">
                        <h2 id="privacy">"Privacy"</h2>
                        <p>
                            "What you enter is kept in this browser, in its local storage and once more in its IndexedDB, under names that begin with “interchange”. Text that you typed and didn’t save is in its local storage alone, until you save or cancel it. It is not sent anywhere: there is no account, no server of ours, no cookie and no analytics, and the site asks no other site for anything. Each page tells the browser that it may not."
                        </p>
                        <p>
                            "A link to your plan, which you can make under My plan, is the one way out, and it is yours to give: the plan stands in the address itself, behind the #, which browsers send to nobody. Whoever opens it sees what it holds, and stores nothing unless they say so. Someone whom you ask for remarks keeps them as a draft in their own browser, and sends them back to you as a link or a file of the same kind."
                        </p>
                        <p>
                            "That also means that no one can restore it for you, so save a backup now and then: My plan has one for you, and reminds you. Clearing the browser’s data for this site clears your plan, a private window forgets it when it closes, and some browsers forget a site that is not visited for some time."
                        </p>
                    </section>
                </div>
            </div>
        </article>
    }
}

/// A source document and its peculiarities.
#[component]
fn Document<'a>(
    pathway: &'a Pathway,
    source: &'a Source,
    profile: &'a Profile,
) -> impl IntoView + use<> {
    let (document, role) = (source.document, pathway.role.clone());
    let says = Place::ALL.into_iter().filter_map(|place| {
        let says = pathway.statements(place);
        let says = (!says.is_empty()).then(|| says.join("; "))?;
        Some(view! { <li>{format!("In its {place}: {says}.")}</li> })
    });
    view! {
        <section class="document" id=document_part(document)>
            <h3>{format!("Source {document}")}</h3>
            <p>{source.about.clone()}</p>
            <ul class="lines">{says.collect_any()}</ul>
            <p>
                <Badge profile />
                <Link to=Route::Pathway(pathway.id.clone())>{role}</Link>
            </p>
        </section>
    }
}

/// The files that a pathway is published as.
#[component]
fn PathwayFiles<'a>(pathway: &'a Pathway) -> impl IntoView + use<> {
    let address = |file: PathwayFile| file_address(&file.path(&pathway.id));
    view! {
        <li>
            {pathway.role.clone()} ": " <a href=address(PathwayFile::Checklist) rel="external">
                "checklist"
                <span class="visually-hidden">{format!(" of {}", pathway.role)}</span>
            </a> ", " <a href=address(PathwayFile::Line) rel="external">
                "picture of the line"
                <span class="visually-hidden">{format!(" of {}", pathway.role)}</span>
            </a>
        </li>
    }
}

/// The tasks that each skill of a pathway shortens.
#[component]
fn SkillTasks<'a>(pathway: &'a Pathway) -> impl IntoView + use<> {
    let task = |id: &ItemId| {
        let tasks = pathway.steps.iter().flat_map(|step| &step.tasks);
        let task = tasks.into_iter().find(|task| task.id == *id)?;
        Some(view! { <li>{task.text.clone()}</li> })
    };
    let rows = pathway.learn_by_priority().into_iter().map(|skill| {
        let tasks = if skill.tasks.is_empty() {
            "None".into_any()
        } else {
            let tasks = skill.tasks.iter().filter_map(task).collect_any();
            view! { <ul class="lines">{tasks}</ul> }.into_any()
        };
        vec![skill.name.clone().into_any(), tasks]
    });
    view! {
        <h3>{pathway.role.clone()}</h3>
        {table(&["Skill", "Tasks that it shortens"], rows.collect())}
    }
}

/// The levels of all roles in a trait, but for those of which nothing is stated.
#[component]
fn Levels<'a>(profiles: &'a [Profile], of: Trait) -> impl IntoView + use<> {
    let levels = profiles.iter().filter_map(|profile| {
        let level = level(profile, of)?;
        Some(view! { <li>{profile.role.clone()} " " <Standing profile level=Some(level) /></li> })
    });
    view! {
        <li>
            <strong>{name(of)}</strong>
            <ul>{levels.collect_any()}</ul>
        </li>
    }
}

/// One piece of work and everything that asks for it.
#[component]
fn SameWork<'a>(catalogue: &'a Catalogue, work: &'a Work) -> impl IntoView + use<> {
    let items = work
        .items
        .iter()
        .filter_map(|item| catalogue.item(item))
        .map(|(pathway, item)| {
            view! {
                <li>
                    {item.text.to_owned()} " "
                    <span class="remark">{format!("({}, {})", pathway.role, item.part)}</span>
                </li>
            }
        });
    view! {
        <li>
            <strong>{work.name.clone()}</strong>
            <ul>{items.collect_any()}</ul>
        </li>
    }
}
