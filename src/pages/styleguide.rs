//! The style guide: everything that pages are made of, in all its states, for those who change it.

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use crate::colour::{
    APART, APART_IN_FULL_SIGHT, Colour, SHAPES, Sight, TEXT, TOKENS, Theme, colours, properties,
};
use crate::components::badge::{Badge, LINES};
use crate::components::contents::Contents;
use crate::components::figures::KeyFacts;
use crate::components::heading::PageHeading;
use crate::components::link::{FragmentLink, Link};
use crate::components::map::TransitMap;
use crate::components::qr::qr;
use crate::components::table::table;
use crate::domain::catalogue::profile::Profile;
use crate::route::Route;
use crate::store::catalogue::use_catalogue;

/// The page at `/method/styleguide`.
#[component]
pub fn StyleguidePage() -> impl IntoView {
    // Untracked: samples need not be up to date.
    let catalogue = use_catalogue().get_untracked();
    let profiles = &catalogue.profiles[..catalogue.profiles.len().min(LINES.into())];
    let sections = SECTIONS.map(|(id, title, draw)| {
        view! {
            <section id=id aria-labelledby=format!("{id}-title")>
                <h2 id=format!("{id}-title")>{title}</h2>
                {draw(profiles)}
            </section>
        }
    });
    view! {
        <article class="page styleguide">
            <header class="page-header">
                <PageHeading>"Style guide"</PageHeading>
                <p class="lead">
                    "Everything that these pages are made of, in all its states. Words are plain, figures are large, and one accent speaks at a time."
                </p>
            </header>
            <div class="with-contents">
                <Contents parts=&CONTENTS />
                <div class="sections">{sections}</div>
            </div>
        </article>
    }
}

/// A part of the page: its id, its title, and the function that draws its samples with a profile of
/// each line.
type Part = (&'static str, &'static str, fn(&[Profile]) -> AnyView);

/// The parts of the page.
const SECTIONS: [Part; 16] = [
    ("colours", "Colours", swatches),
    ("contrast", "What stands on what", contrasts),
    ("lines", "The lines", lines),
    ("type", "Type", type_scale),
    ("spaces", "Spaces", spaces),
    ("buttons", "Buttons and links", buttons),
    ("forms", "Fields", fields),
    ("work", "Ticks and notes", ticks),
    ("progress", "Progress", progress),
    ("notices", "Notices", notices),
    ("facts", "Facts and figures", facts),
    ("tables", "Tables", tables),
    ("cards", "Lines, stations, cards", cards),
    ("finding", "What is found", finding),
    ("links", "A plan as a link", links),
    ("nothing", "Where there is nothing", nothing),
];

/// Their ids and titles.
const CONTENTS: [(&str, &str); SECTIONS.len()] = {
    let mut contents = [("", ""); SECTIONS.len()];
    let mut at = 0;
    while at < SECTIONS.len() {
        contents[at] = (SECTIONS[at].0, SECTIONS[at].1);
        at += 1;
    }
    contents
};

/// The board of what is found, and the keys that open it.
fn finding(profiles: &[Profile]) -> AnyView {
    let row = |profile: &Profile,
               before: &'static str,
               found: &'static str,
               place: &'static str,
               is_current| {
        view! {
            <a class="found" href="#finding" rel="external" aria-selected=is_current role="option">
                <Badge profile />
                <span class="found-name">{before} <mark>{found}</mark></span>
                <span class="found-of">{profile.role.clone()}</span>
                <span class="found-place">{place}</span>
            </a>
        }
    };
    let rows = profiles.iter().zip([
        ("Deploy a model with ", "FastAPI", "Step 4", "true"),
        ("A model served with ", "FastAPI", "Next 90 days", "false"),
    ]);
    let rows = rows.map(|(profile, (before, found, place, is_current))| {
        row(profile, before, found, place, is_current)
    });
    view! {
        <div class="palette">
            <p class="found-kind">"Tasks" <span>"2 of 6"</span></p>
            <div role="listbox" aria-label="What was found">
                {rows.collect_any()}
            </div>
        </div>
        <p>"Open it with " <kbd>"Ctrl K"</kbd> ", and " <kbd>"?"</kbd> " shows all keys."</p>
    }
    .into_any()
}

/// The parts of a plan page, and the preview of an import.
fn links(_: &[Profile]) -> AnyView {
    let choice = |label: &'static str, is: bool| {
        view! {
            <label class="check">
                <input type="radio" name="sample-share" checked=is />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="share-what">
            <legend>"What goes along"</legend>
            {choice("Everything, to a device of mine", true)}
            {choice("All but my notes and money, to someone else", false)}
        </fieldset>
        <figure>
            {qr("https://example.org/plan/#shared=Zm9vYmFy", "QR code of a link")}
            <figcaption class="hint">"For the camera of your phone."</figcaption>
        </figure>
        <div class="notice">
            <p>"It has what your plan hasn’t: 3 ticks and 1 note."</p>
            <details class="held" open>
                <summary>"What it holds"</summary>
                <ul>
                    <li>"Follows NLP Engineer"</li>
                    <li>"20 November 2026: Build a chatbot"</li>
                </ul>
            </details>
        </div>
    }
    .into_any()
}

fn swatches(_: &[Profile]) -> AnyView {
    let light = colours(TOKENS, Theme::Light);
    let swatch = |(name, value): (&'static str, &'static str)| {
        light.contains_key(name).then(|| {
            view! {
                <li class="swatch">
                    <span class="patch" data-token=name></span>
                    <strong>{name}</strong>
                    <code>{value}</code>
                </li>
            }
        })
    };
    let all = properties(TOKENS).into_iter().filter_map(swatch);
    view! {
        <p>
            "In OKLCH, for light and dark. Yellow is the signal: where you are, what you point at, what was just done. It is never text, but on the black sign."
        </p>
        <ul class="swatches">{all.collect_any()}</ul>
    }
    .into_any()
}

/// Tenths of a contrast, cut and not rounded: what is short of a limit is not to look like it.
fn ratio(a: Colour, b: Colour) -> String {
    format!("{:.1} : 1", (a.contrast(b) * 10.0).floor() / 10.0)
}

fn contrasts(_: &[Profile]) -> AnyView {
    let (light, dark) = (colours(TOKENS, Theme::Light), colours(TOKENS, Theme::Dark));
    let pairs =
        |list: &[(&'static str, &[&'static str])], head: &'static str, sample: &'static str| {
            let pairs = list
                .iter()
                .flat_map(|(front, grounds)| grounds.iter().map(move |ground| (*front, *ground)));
            let row = |(front, ground): (&'static str, &'static str)| {
                let pair = view! {
                    <span class="pair" data-token=ground>
                        <span class:shape=sample.is_empty() data-front=front>
                            {sample}
                        </span>
                    </span>
                };
                vec![
                    view! { {pair} {format!("{front} on {ground}")} }.into_any(),
                    ratio(light[front], light[ground]).into_any(),
                    ratio(dark[front], dark[ground]).into_any(),
                ]
            };
            let rows: Vec<_> = pairs.map(row).collect();
            view! { {table(&[head, "Light", "Dark"], rows)} }
        };
    view! {
        <h3>"Text: at least 4.5 to 1"</h3>
        {pairs(&TEXT, "Text on its ground", "Aa 19")}
        <h3>"Edges, lines and marks: at least 3 to 1"</h3>
        {pairs(&SHAPES, "Shape on its ground", "")}
    }
    .into_any()
}

/// The lines of the published pathways.
const PUBLISHED_LINES: u16 = 4;

fn lines(profiles: &[Profile]) -> AnyView {
    let name = |sight| match sight {
        Sight::Full => "All cones",
        Sight::Protanopia => "Without those for red",
        Sight::Deuteranopia => "Without those for green",
        Sight::Tritanopia => "Without those for blue",
    };
    let nearest = |theme, sight, count: u16| {
        let all = colours(TOKENS, theme);
        let lines = (1..=count).map(|line| all[format!("line-{line}").as_str()].seen_with(sight));
        let lines: Vec<_> = lines.collect();
        let pairs = lines
            .iter()
            .enumerate()
            .flat_map(|(at, one)| lines[at + 1..].iter().map(|other| one.distance(*other)));
        let nearest = pairs.fold(f64::INFINITY, f64::min);
        format!("{:.1}", (nearest * 10.0).floor() / 10.0).into_any()
    };
    let rows = Sight::ALL.map(|sight| {
        vec![
            name(sight).into_any(),
            nearest(Theme::Light, sight, PUBLISHED_LINES),
            nearest(Theme::Dark, sight, PUBLISHED_LINES),
            nearest(Theme::Light, sight, LINES),
            nearest(Theme::Dark, sight, LINES),
        ]
    });
    let badges = || {
        profiles
            .iter()
            .map(|profile| view! { <Badge profile /> })
            .collect_any()
    };
    view! {
        <p>
            "A letter, a shape and a colour each. For those of the published pathways any one of the three is enough; learners’ own have eight more, whose shapes all differ. On the sign they are bright, on a band white is on them."
        </p>
        <div class="sample signs">{badges()}</div>
        <div class="sample signs large">{badges()}</div>
        <h3>"How far the two nearest are from each other"</h3>
        <p class="remark">
            {format!(
                "In hundredths of Oklab, of which 2 can just be seen; of the published ones {APART:.0} are demanded for all eyes, and of all twelve {APART_IN_FULL_SIGHT:.0} with all cones. Cones are taken away as Machado, Oliveira and Fernandes (2009) have it.",
            )}
        </p>
        {table(
            &["Eyes", "Published, light", "Published, dark", "All, light", "All, dark"],
            rows.into(),
        )}
    }
    .into_any()
}

fn type_scale(_: &[Profile]) -> AnyView {
    let sizes = [
        "h1", "h2", "figure", "title", "h3", "large", "body", "small", "tiny",
    ];
    let sizes = sizes.map(|size| {
        view! {
            <li>
                <code>{format!("--size-{size}")}</code>
                <span data-size=size>"Weeks 17–22"</span>
            </li>
        }
    });
    view! {
        <p>
            "Overpass, after the letters of American road signs: 400 to read, 700 to name, 800 to be seen from afar. Figures in tables have one width."
        </p>
        <ul class="scale-of-type">{sizes}</ul>
        <p class="digits">"0123456789" <br /> "1111111111"</p>
        <p class="lead">"A lead says in a sentence what the page is for."</p>
        <p>
            "Text runs at most 66 letters wide, “quoted like this”, with links such as "
            <Link to=Route::Method>"the method"</Link> ", " <code>"code"</code> ", "
            <strong>"what matters"</strong> " and "
            <span class="not-stated">"what is not stated"</span> "."
        </p>
        <p class="remark">"A remark is smaller and quieter."</p>
    }
    .into_any()
}

fn spaces(_: &[Profile]) -> AnyView {
    let spaces = properties(TOKENS)
        .into_iter()
        .filter(|(name, _)| name.starts_with("space-"));
    let spaces = spaces.map(|(name, value)| {
        view! {
            <li>
                <code>{format!("--{name}")}</code>
                <span class="space" data-space=name></span>
                <span>{value}</span>
            </li>
        }
    });
    view! { <ul class="scale-of-spaces">{spaces.collect_any()}</ul> }.into_any()
}

/// A link to a pathway, by its role.
fn role_link(profile: &Profile) -> impl IntoView + use<> {
    let role = profile.role.clone();
    view! { <Link to=Route::Pathway(profile.id.clone())>{role}</Link> }
}

/// A button of these classes.
fn button(class: &'static str, says: &'static str) -> impl IntoView {
    view! {
        <button type="button" class=class>
            {says}
        </button>
    }
}

fn buttons(profiles: &[Profile]) -> AnyView {
    let disabled = || {
        view! {
            <button type="button" class="button" disabled>
                "Not now"
            </button>
        }
    };
    view! {
        <div class="sample actions">
            {button("button primary", "First choice")} {button("button", "Another")}
            {button("button quiet", "Quiet")} {button("button danger", "Clears something")}
            {disabled()}
        </div>
        <h3>"On a board"</h3>
        <div class="sample-board page-header" data-board="sign">
            <div class="actions">
                {button("button primary", "First choice")} {button("button", "Another")}
            </div>
        </div>
        {profiles
            .iter()
            .map(|profile| {
                view! {
                    <div data-line=profile.line>
                        <div class="sample-board page-header">
                            <p class="kicker">
                                <Badge profile />
                                "From Backend Developer to"
                            </p>
                            <div class="actions">
                                {button("button primary", "First choice")}
                                {button("button", "Another")}
                            </div>
                        </div>
                    </div>
                }
            })
            .collect_any()}
    }
    .into_any()
}

fn fields(_: &[Profile]) -> AnyView {
    view! {
        <div class="fields">
            <div class="field">
                <label for="sample-text">"Hours a week"</label>
                <input id="sample-text" type="text" value="10" aria-describedby="sample-hint" />
                <p class="hint" id="sample-hint">
                    "What you can give in a usual week."
                </p>
            </div>
            <div class="field">
                <label for="sample-wrong">"Hours a week, not usable"</label>
                <input
                    id="sample-wrong"
                    type="text"
                    value="many"
                    aria-invalid="true"
                    aria-describedby="sample-says"
                />
                <p class="wrong" id="sample-says">
                    "Enter whole hours from 1 to 80."
                </p>
            </div>
            <div class="field">
                <label for="sample-date">"The day you start"</label>
                <input id="sample-date" type="date" />
            </div>
            <div class="field">
                <label for="sample-off">"Disabled"</label>
                <input id="sample-off" type="text" value="Not now" disabled />
            </div>
        </div>
        <form class="browse" autocomplete="off">
            <label>"Find " <input type="search" placeholder="A role or a skill" /></label>
            <label>
                "Sort by " <select>
                    <option>"As in the sources"</option>
                    <option>"Time, shortest first"</option>
                </select>
            </label>
        </form>
        <fieldset class="weekdays">
            <legend>"Boxes"</legend>
            <label class="check">
                <input type="checkbox" />
                <span>"Monday"</span>
            </label>
            <label class="check">
                <input type="checkbox" checked />
                <span>"Sunday"</span>
            </label>
            <label class="check">
                <input type="checkbox" disabled />
                <span>"Never"</span>
            </label>
        </fieldset>
        <fieldset class="question-of-fit">
            <legend>"A question is a short line with five stations"</legend>
            <div class="scale">
                {["Not at all", "Not really", "Doesn’t matter", "Rather", "Very much"]
                    .map(|answer| {
                        view! {
                            <label>
                                <input
                                    type="radio"
                                    name="sample-answer"
                                    checked=answer == "Rather"
                                />
                                <span class="strength">{answer}</span>
                            </label>
                        }
                    })}
            </div>
        </fieldset>
    }
    .into_any()
}

/// A box to tick that is of no piece of work.
fn tick(says: &'static str, is_done: bool) -> impl IntoView {
    view! {
        <div class="tick">
            <label>
                <input type="checkbox" checked=is_done />
                <span>{says}</span>
            </label>
            <button
                type="button"
                class="state-button"
                aria-label=format!("Status: {says}")
            ></button>
            <p class="same-work">"Same work as: NLP Engineer, Step 1"</p>
        </div>
    }
}

fn ticks(profiles: &[Profile]) -> AnyView {
    let lists = profiles.iter().map(|profile| {
        view! {
            <div data-line=profile.line>
                <h3>{profile.role.clone()}</h3>
                <ul class="tasks">
                    <li>{tick("Not done yet", false)}</li>
                    <li>{tick("Done on a day", true)}</li>
                </ul>
            </div>
        }
    });
    view! {
        <div class="columns">{lists.collect_any()}</div>
        <div class="note">
            <p>"Took two evenings.\nThe second was better."</p>
            <FragmentLink to="work">"https://example.org/notebook"</FragmentLink>
            <details open>
                <summary>"Edit note"</summary>
                <form autocomplete="off">
                    <label>"Note " <textarea rows="2">"Took two evenings."</textarea></label>
                    <label>
                        "Link to the proof "
                        <input
                            type="text"
                            value="example"
                            aria-invalid="true"
                            aria-describedby="sample-link"
                        />
                    </label>
                    <p class="wrong" id="sample-link">
                        "Enter a web address, such as https://example.org/notebook."
                    </p>
                    <p class="actions">
                        {button("button", "Save note")} {button("button quiet", "Cancel")}
                    </p>
                </form>
            </details>
        </div>
    }
    .into_any()
}

fn bar(done: u32, says: &'static str) -> impl IntoView {
    view! {
        <span class="progress" class:finished=done == 100>
            <span class="progress-text">{says}</span>
            <svg class="progress-bar" width="100%" height="8" aria-hidden="true">
                <rect class="rail" width="100%" height="8" rx="4" />
                <rect class="done" width=format!("{done}%") height="8" rx="4" />
            </svg>
        </span>
    }
}

fn progress(profiles: &[Profile]) -> AnyView {
    let lists = profiles.iter().map(|profile| {
        view! {
            <div data-line=profile
                .line>
                {bar(0, "0 of 28 done")} {bar(50, "14 of 28 done")} {bar(100, "All 28 done")}
            </div>
        }
    });
    view! { <div class="columns">{lists.collect_any()}</div> }.into_any()
}

fn notices(_: &[Profile]) -> AnyView {
    view! {
        <p class="notice">"The source gives two times. We don’t know which is right."</p>
        <div class="notice warning">
            <p>"Your last change is not saved as it should be. What was saved before is safe."</p>
            <p class="actions">{button("button", "Try again")}</p>
        </div>
        <ul class="notice warning notes">
            <li>"“astronaut” is none of our roles, so it is left out."</li>
            <li>"NLP Engineer was named more than once; it stands here once."</li>
        </ul>
        <h3>"Over the page"</h3>
        <div class="sample-frame">
            <div class="news">
                <p>"A new version of Interchange is here."</p>
                {button("button", "Reload now")}
                {button("button", "Later")}
            </div>
        </div>
        <div class="sample-frame">
            <div class="undo-bar shown">
                <p>"Done: Get to know PyTorch’s tensors and its autograd."</p>
                {button("button", "Undo")}
                {button("button quiet", "Dismiss")}
            </div>
        </div>
        <h3>"A question before something is cleared"</h3>
        <div class="sample-frame">
            <dialog open aria-labelledby="sample-question">
                <h3 id="sample-question">"Reset the whole plan?"</h3>
                <p>"This clears 12 ticks. You can undo it until you close this tab."</p>
                <div class="actions">
                    {button("button", "Keep my plan")} {button("button danger", "Reset it")}
                </div>
            </dialog>
        </div>
    }
    .into_any()
}

fn facts(profiles: &[Profile]) -> AnyView {
    profiles
        .iter()
        .skip(1)
        .take(2)
        .map(|profile| view! { <KeyFacts profile /> })
        .collect_any()
        .into_any()
}

fn tables(profiles: &[Profile]) -> AnyView {
    let rows = profiles.iter().map(|profile| {
        vec![
            role_link(profile).into_any(),
            profile.timeline.to_string().into_any(),
            profile.steps_total().to_string().into_any(),
        ]
    });
    let heads = profiles.iter().take(2).map(|profile| {
        view! {
            <th scope="col" data-line=profile.line>
                <div class="role-head">
                    <Badge profile />
                    {profile.role.clone()}
                </div>
            </th>
        }
    });
    let row = |name, cells: [&'static str; 2]| {
        view! {
            <tbody>
                <tr>
                    <th scope="rowgroup" colspan="2">
                        {name}
                    </th>
                </tr>
                <tr>{cells.map(|cell| view! { <td>{cell}</td> })}</tr>
            </tbody>
        }
    };
    view! {
        {table(&["Role", "Time", "Total of the steps"], rows.collect())}
        <h3>"Side by side"</h3>
        <table class="comparison">
            <thead>
                <tr>{heads.collect_any()}</tr>
            </thead>
            {row("Time", ["6–9 months", "6 months"])}
            {row("Difficulty", ["Moderate", "Moderate"])}
        </table>
        <h3>"A board"</h3>
        <ol class="board">
            {profiles
                .iter()
                .zip(["+10", "+4", "+4", "−6"])
                .enumerate()
                .map(|(at, (profile, score))| {
                    view! {
                        <li data-line=profile.line>
                            <span class="place">{[1, 2, 2, 4][at]}</span>
                            <Badge profile />
                            <span class="role">
                                {role_link(profile)}
                                {(score == "+4")
                                    .then(|| view! { <span class="tied">"Tied"</span> })}
                            </span>
                            <span class="score">{score}</span>
                        </li>
                    }
                })
                .collect_any()}
        </ol>
    }
    .into_any()
}

fn cards(profiles: &[Profile]) -> AnyView {
    let first = profiles.iter().take(1).collect::<Vec<_>>();
    let station = |number: u32, title: &'static str, done: u32, says: &'static str| {
        view! {
            <li class="station-card">
                <h3>
                    <span class="station-number">{number}</span>
                    {title}
                </h3>
                <p class="meta">
                    <span class="figure">"4 weeks"</span>
                    <span class="figure">"Weeks 1–4"</span>
                </p>
                {bar(done, says)}
            </li>
        }
    };
    view! {
        <TransitMap profiles=first />
        <ol class="stations" data-line="3">
            {station(1, "A station that is done", 100, "All 3 done")}
            {station(2, "A station on the way", 30, "1 of 3 done")}
        </ol>
        <ul class="ways">
            <li>
                <strong>"Spread it out"</strong>
                <p>
                    "11 hours in every week that is left. You arrive "
                    <strong>"30 April 2027"</strong> "."
                </p>
                {button("button", "Use this plan")}
            </li>
        </ul>
    }
    .into_any()
}

fn nothing(_: &[Profile]) -> AnyView {
    view! {
        <p>"Nothing yet. Whatever you tick, on any page, is listed here with its day."</p>
        <p role="status" class="opening">
            "Opening your plan…"
        </p>
        <p class="notice">"No role is chosen. Add two or more above."</p>
    }
    .into_any()
}
