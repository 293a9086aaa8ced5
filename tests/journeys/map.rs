//! The map: walked with the keys, at every width, with dates, and with the learner's train.

use std::env;

use crate::catalogue;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::learner::Learner;
use crate::plans::states;

/// Someone before a map on a wide screen.
async fn with_a_wide_screen(path: &str) -> Learner {
    let learner = Learner::opens("/method/").await;
    learner.has_a_window_of(1280).await;
    learner.goes_to(path).await;
    learner
}

impl Learner {
    /// Goes on with Tab until a station has the focus.
    async fn tabs_to_the_map(&self) {
        for _ in 0..60 {
            self.types(Key::Tab + "").await;
            let is_there = "return document.activeElement.matches('.map .station')";
            if self.runs(is_there).await == json!(true) {
                return;
            }
        }
        panic!("no station can be reached with Tab");
    }

    /// Presses a key, and then stands on this station of this line.
    async fn walks(&self, key: Key, line: &str, station: &str) {
        self.types(key + "").await;
        self.stands_on(line, station).await;
    }

    async fn stands_on(&self, line: &str, station: &str) {
        let here = "const station = document.activeElement;
            return [station.closest('.stops')?.ariaLabel.split(',')[0],
                station.querySelector('.name')?.textContent.replace('Arrival: ', '')]";
        assert_eq!(self.runs(here).await, json!([line, station]));
    }

    /// Where an element begins and how large it is.
    async fn measures(&self, selector: &str) -> [f64; 4] {
        let measure = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
            return [box.x, box.y, box.width, box.height]";
        let measured = self.runs_with(measure, vec![json!(selector)]).await;
        serde_json::from_value(measured).expect("four numbers")
    }
}

#[tokio::test]
async fn a_learner_walks_the_map_with_the_keys_and_opens_a_step() {
    let learner = with_a_wide_screen("/").await;
    learner.tabs_to_the_map().await;
    let [first, second] = ["AI Localization Specialist", "NLP Engineer"];
    let foundations = "Foundations of Localization and NLP";
    learner.stands_on(first, foundations).await;
    learner.walks(Key::Left, first, foundations).await;
    learner.walks(Key::Up, first, foundations).await;
    let hands_on = "Hands-On with Multilingual NLP and Tools";
    learner.walks(Key::Right, first, hands_on).await;
    learner.walks(Key::End, first, first).await;
    // From week 24 to the nearest: the fifth step begins after week 22.
    let last = "Portfolio Projects & Job Preparation";
    learner.walks(Key::Down, second, last).await;
    let deploy = "LLM Fine-tuning & Production Deployment";
    learner.walks(Key::Left, second, deploy).await;
    // What it is stands beside it, for whom sees it too, until Escape hides it.
    let shown = |visibility: &str| {
        format!(
            "return getComputedStyle(document.activeElement.querySelector('.sign')).visibility === '{visibility}'"
        )
    };
    learner.waits_until(&shown("visible")).await;
    learner.types(Key::Escape + "").await;
    learner.waits_until(&shown("hidden")).await;
    learner.types(Key::Enter + "").await;
    learner
        .sees_the_address("/roadmap/nlp-engineer/#step-4")
        .await;
    learner
        .waits_until("return document.activeElement.id === 'step-4'")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_map_is_one_stop_of_the_tab_key_and_keeps_its_place() {
    let learner = with_a_wide_screen("/").await;
    learner.tabs_to_the_map().await;
    let line = "AI Localization Specialist";
    let leaves_and_comes_back = async |station| {
        learner.types(Key::Tab + "").await;
        let has_left = "return !document.activeElement.closest('.map')";
        assert_eq!(learner.runs(has_left).await, json!(true), "{station}");
        learner.types(Key::Shift + Key::Tab).await;
        learner.stands_on(line, station).await;
    };
    leaves_and_comes_back("Foundations of Localization and NLP").await;
    learner.types(Key::Right + "").await;
    leaves_and_comes_back("Hands-On with Multilingual NLP and Tools").await;
    learner.leaves().await;
}

/// The lines as the page lists them: what each is called, and its stations with their weeks.
async fn listed(learner: &Learner) -> Value {
    let read = "return [...document.querySelectorAll('.map .stops')].map(line => [line.ariaLabel,
        [...line.querySelectorAll('.stop')].map(stop =>
            [stop.querySelector('.name').textContent.replace('Arrival: ', ''),
             stop.querySelector('.meta').firstElementChild.textContent].join(' | '))])";
    learner.runs(read).await
}

#[tokio::test]
async fn the_list_says_what_the_map_shows_and_the_map_is_to_scale() {
    let learner = with_a_wide_screen("/").await;
    let profiles = || catalogue().profiles.iter();
    let expected = profiles().map(|profile| {
        let total = profile.steps_total().to_string();
        let stops = profile.stops.iter();
        let mut stops: Vec<_> = stops
            .map(|stop| format!("{} | {}", stop.title, stop.in_words()))
            .collect();
        stops.push(format!("{} | {total}", profile.role));
        json!([format!("{}, {total}", profile.role), stops])
    });
    assert_eq!(listed(&learner).await, expected.collect::<Value>());
    let places = "return [...document.querySelectorAll('.map .stops')].map(line =>
        [...line.querySelectorAll('.stop:not(.arrival) .station')].map(station => {
            const box = station.getBoundingClientRect();
            return box.x + box.width / 2;
        }))";
    let places: Vec<Vec<f64>> = serde_json::from_value(learner.runs(places).await).unwrap();
    let [start, _, length, _] = learner.measures(".lines-of-map").await;
    for (profile, places) in profiles().zip(places) {
        for (stop, place) in profile.stops.iter().zip(places) {
            let week = (place - start) / length * 40.0;
            let expected = f64::from(stop.begins.low());
            assert!((week - expected).abs() < 0.1, "{}: {week}", stop.title);
        }
    }
    // Three pairs of steps hold the same work, and the list says which.
    learner.sees_the_count(".picture.large .passage", 3).await;
    let same = "return [...document.querySelectorAll('.map .same')].map(same => same.textContent)";
    let same = learner.runs(same).await;
    let works = "Same work as step 4 of AI Research Engineer: A model served with FastAPI";
    assert!(same.as_array().unwrap().contains(&json!(works)), "{same}");
    assert_eq!(same.as_array().unwrap().len(), 6, "{same}");
    learner.leaves().await;
}

#[tokio::test]
async fn a_phone_has_the_same_picture_and_a_tap_says_what_a_station_is() {
    let learner = Learner::opens("/method/").await;
    for width in [320, 360] {
        learner.has_a_window_of(width).await;
        learner.goes_to("/").await;
        let [_, _, _, height] = learner.measures(".map-frame").await;
        assert!(height < 400.0, "four rows and no list: {height}");
        let wide = learner
            .runs("return document.documentElement.scrollWidth")
            .await;
        assert!(wide.as_i64() <= Some(width.into()), "{wide} at {width}");
    }
    learner.tabs_to_the_map().await;
    let first = "AI Localization Specialist";
    let second = "Hands-On with Multilingual NLP and Tools";
    learner.walks(Key::Right, first, second).await;
    let tap = "const station = document.querySelectorAll('.map .line')[1].querySelector('.station');
        station.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch' }));
        station.click()";
    learner.runs(tap).await;
    let is_shown = "const sign = document.querySelectorAll('.map .line')[1].querySelector('.sign');
        return location.pathname === '/' && getComputedStyle(sign).visibility === 'visible'";
    learner.waits_until(is_shown).await;
    learner.runs(tap).await;
    learner
        .sees_the_address("/roadmap/nlp-engineer/#step-1")
        .await;
    learner.leaves().await;
}

/// The texts of the map that is shown which cover one another or reach out of the window.
const COVERED: &str = "const shown = [...document.querySelectorAll('.map .picture')].filter(it => getComputedStyle(it).display !== 'none');
    const texts = shown.flatMap(picture => [...picture.querySelectorAll('text')])
        .map(text => [text.textContent, text.getBoundingClientRect()]);
    const wrong = texts.filter(([, box]) => box.left < 0 || box.right > innerWidth).map(([text]) => `${text} leaves the window`);
    texts.forEach(([a, one], at) => texts.slice(at + 1).forEach(([b, two]) => {
        const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
        const high = Math.min(one.bottom - 2, two.bottom - 2) - Math.max(one.top + 2, two.top + 2);
        if (wide > 0.5 && high > 0.5) wrong.push(`${a} over ${b}`);
    }));
    return texts.length > 10 ? wrong : ['no texts'];";

#[tokio::test]
async fn no_label_of_the_map_covers_another() {
    // The whole matrix takes minutes; these are the narrowest of each picture.
    let widths: &[u32] = if env::var_os("INTERCHANGE_LONG").is_some() {
        &[320, 360, 768, 1100, 1440, 1920]
    } else {
        &[320, 768, 1100]
    };
    for (state, plan) in states() {
        let learner = Learner::opens("/method/").await;
        learner.has_entered(&plan).await;
        for width in widths {
            learner.has_a_window_of(*width).await;
            // An empty plan has no map.
            for page in ["/", "/plan/"]
                .into_iter()
                .take(if plan.is_empty() { 1 } else { 2 })
            {
                learner.goes_to(page).await;
                learner.rests(200).await;
                let covered = learner.runs(COVERED).await;
                assert_eq!(covered, json!([]), "{page} at {width}, {state}");
            }
        }
        learner.leaves().await;
    }
}

#[tokio::test]
async fn the_map_is_saved_as_svg_and_as_png() {
    let learner = with_a_wide_screen("/").await;
    // The browser would only say that it saves something; the names and types are told here.
    let watch = "window.saved = [];
        const create = URL.createObjectURL;
        URL.createObjectURL = file => { saved.push([file.type, file.size > 1000]); return create.call(URL, file); };";
    learner.runs(watch).await;
    learner.presses("Download as SVG").await;
    learner.presses("Download as PNG").await;
    learner
        .waits_until("return saved.some(([type, full]) => type === 'image/png' && full)")
        .await;
    assert_eq!(
        learner.runs("return saved[0]").await,
        json!(["image/svg+xml;charset=utf-8", true])
    );
    learner.no_longer_sees("could not make the PNG").await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_train_moves_with_a_tick_and_back_with_undo() {
    let learner = with_a_wide_screen("/roadmap/nlp-engineer/").await;
    let x = "document.querySelector('.line-strip .train').getBoundingClientRect().x";
    let before = learner.runs(&format!("return {x}")).await;
    for task in [
        "Get to know PyTorch’s tensors and its autograd",
        "Write a simple neural network that classifies the images of MNIST",
    ] {
        let from = learner.runs(&format!("return {x}")).await;
        learner.ticks(task).await;
        learner
            .waits_until(&format!("return {x} > {from} + 10"))
            .await;
        // It is there at once where nothing may move, and else soon.
        learner.rests(300).await;
    }
    learner.presses("Undo").await;
    learner
        .waits_until(&format!(
            "return {x} > {before} + 10 && {x} < {before} + 150"
        ))
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_start_puts_dates_at_the_stations() {
    let learner = with_a_wide_screen("/roadmap/nlp-engineer/").await;
    let days = "return [...document.querySelectorAll('.line-strip .day, .line-strip .arrival span')].map(day => day.textContent)";
    assert_eq!(
        learner.runs(days).await,
        json!(["", "", "", "", "", "26 weeks"])
    );
    learner.has_entered(&[("pace/start", "2027-01-04")]).await;
    learner.reloads().await;
    // The classifier of MNIST takes longer in another role, and has one length: step 2 begins later than
    // its source says.
    let expected = json!([
        "4 Jan",
        "10 Feb",
        "24 Mar",
        "5 May",
        "16 Jun",
        "14 Jul 2027"
    ]);
    learner.waits_until(&format!("{days}[0] !== ''")).await;
    assert_eq!(learner.runs(days).await, expected);
    learner.leaves().await;
}

#[tokio::test]
async fn what_was_opened_before_changes_nothing_on_the_map() {
    let learner = Learner::opens("/method/").await;
    learner
        .has_entered(&[("follows/nlp-engineer", "1"), ("pace/start", "2026-10-05")])
        .await;
    let texts = "return [...document.querySelectorAll('.map .picture text')].map(text => text.textContent).join()";
    learner.goes_to("/").await;
    learner
        .waits_until(&format!("{texts}.includes('2027')"))
        .await;
    let first = learner.runs(texts).await;
    learner.follows("Compare").await;
    learner.is_on_the_page("Roles side by side").await;
    learner.sees("You arrive").await;
    learner.goes_back().await;
    learner
        .is_on_the_page("Where could backend take you?")
        .await;
    learner
        .waits_until(&format!("{texts}.includes('2027')"))
        .await;
    assert_eq!(learner.runs(texts).await, first);
    learner.reloads().await;
    learner
        .waits_until(&format!("{texts}.includes('2027')"))
        .await;
    assert_eq!(learner.runs(texts).await, first);
    learner.leaves().await;
}

#[tokio::test]
async fn nothing_moves_when_the_map_comes_to_life() {
    let learner = Learner::opens("/method/").await;
    learner
        .has_entered(&[
            ("pace/start", "2026-10-05"),
            ("follows/nlp-engineer", "1"),
            ("done/nlp-engineer/tensors-and-autograd", "2026-10-21"),
        ])
        .await;
    learner.watches_for_movement().await;
    for width in [320, 360, 1280] {
        learner.has_a_window_of(width).await;
        for page in ["/", "/roadmap/nlp-engineer/"] {
            learner.goes_to(page).await;
            learner.saw_nothing_move(page).await;
        }
    }
    learner.leaves().await;
}
