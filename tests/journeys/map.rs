//! The map: walked with the keys, down a phone, with dates, and with the learner's train.

use crate::catalogue;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::learner::Learner;

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
    // What it is stands beside it, for whom sees it too.
    let is_shown =
        "return getComputedStyle(document.activeElement.querySelector('.sign')).opacity === '1'";
    learner.waits_until(is_shown).await;
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
        [...line.querySelectorAll('.number')].map(station => {
            const box = station.getBoundingClientRect();
            return box.x + box.width / 2;
        }))";
    let places: Vec<Vec<f64>> = serde_json::from_value(learner.runs(places).await).unwrap();
    let [start, _, _, _] = learner.measures(".axis").await;
    let [end, _, _, _] = learner.measures(".axis b").await;
    for (profile, places) in profiles().zip(places) {
        for (stop, place) in profile.stops.iter().zip(places) {
            let week = (place - start) / (end - start) * 40.0;
            let expected = f64::from(stop.begins.low());
            assert!((week - expected).abs() < 0.1, "{}: {week}", stop.title);
        }
    }
    // Three pairs of steps hold the same work, and the list says which.
    learner.sees_the_count(".transfers .floor", 3).await;
    let same = "return [...document.querySelectorAll('.map .same')].map(same => same.textContent)";
    let same = learner.runs(same).await;
    let works = "Same work as step 4 of AI Research Engineer: A model served with FastAPI";
    assert!(same.as_array().unwrap().contains(&json!(works)), "{same}");
    assert_eq!(same.as_array().unwrap().len(), 6, "{same}");
    learner.leaves().await;
}

#[tokio::test]
async fn a_phone_has_the_lines_down_the_page_with_every_name_in_full() {
    let learner = Learner::opens("/method/").await;
    for width in [320, 360] {
        learner.has_a_window_of(width).await;
        learner.goes_to("/").await;
        let stations = "return [...document.querySelectorAll('.map .station')].map(station => {
            const box = station.getBoundingClientRect(), name = station.querySelector('.name');
            const text = name.getBoundingClientRect();
            return [box.y, box.height, text.x, text.right, name.scrollWidth - name.clientWidth];
        })";
        let stations: Vec<[f64; 5]> = serde_json::from_value(learner.runs(stations).await).unwrap();
        assert_eq!(stations.len(), 24);
        for pair in stations.windows(2) {
            assert!(pair[0][0] + pair[0][1] <= pair[1][0] + 0.5, "{pair:?}");
        }
        for [_, height, left, right, cut] in stations {
            assert!(height >= 44.0 && cut <= 0.0, "{height} {cut}");
            assert!(left > 60.0 && right <= f64::from(width), "{left}–{right}");
        }
        let wide = learner
            .runs("return document.documentElement.scrollWidth")
            .await;
        assert!(wide.as_i64() <= Some(width.into()), "{wide} at {width}");
    }
    learner.tabs_to_the_map().await;
    let second = "Hands-On with Multilingual NLP and Tools";
    let first = "AI Localization Specialist";
    learner.walks(Key::Down, first, second).await;
    let core = "NLP Core: Tokenization, Embeddings & Sequence Models";
    learner.walks(Key::Right, "NLP Engineer", core).await;
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
    let expected = json!(["4 Jan", "1 Feb", "15 Mar", "26 Apr", "7 Jun", "4 Jul 2027"]);
    learner.waits_until(&format!("{days}[0] !== ''")).await;
    assert_eq!(learner.runs(days).await, expected);
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

#[tokio::test]
async fn lines_are_drawn_only_where_motion_is_welcome() {
    let learner = with_a_wide_screen("/").await;
    let moving =
        "return document.querySelector('.map').getAnimations({ subtree: true }).length > 0";
    learner.goes_to("/").await;
    assert_eq!(learner.runs(moving).await, json!(true));
    // Once, and not for long.
    let ended =
        "return document.querySelector('.map').getAnimations({ subtree: true }).length === 0";
    learner.waits_until(ended).await;
    let calm = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
    learner.sets("Emulation.setEmulatedMedia", calm).await;
    learner.goes_to("/").await;
    assert_eq!(learner.runs(moving).await, json!(false));
    let whole = "return [...document.querySelectorAll('.map .rail')].every(rail => getComputedStyle(rail).clipPath === 'none')";
    assert_eq!(learner.runs(whole).await, json!(true));
    learner.leaves().await;
}
