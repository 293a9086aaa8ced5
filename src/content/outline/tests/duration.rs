use super::super::duration::{duration_line, find_duration, has_other_time};

fn weeks(text: &str) -> Option<String> {
    find_duration(text).map(|found| found.weeks.to_string())
}

#[test]
fn weeks_are_found_as_people_write_them() {
    for (text, range) in [
        ("Basics (4 weeks)", "4"),
        ("Step 2: Basics, 4-6 weeks", "4–6"),
        ("4–6 weeks", "4–6"),
        ("4 to 6 weeks", "4–6"),
        ("Duration: 1 week", "1"),
        ("Weeks 3–6: Alerting", "4"),
        ("Weeks 3 & 4", "2"),
        ("Week 2", "1"),
        ("Week One", "1"),
        ("Week 1 (2 weeks)", "2"),
        ("two weeks", "2"),
        ("Important4 weeks", "4"),
        ("a 10-week course", "10"),
        ("2 months", "9"),
        ("3-6 months", "13–26"),
        ("12 wks", "12"),
        ("5 hours/week for 6 weeks", "6"),
    ] {
        assert_eq!(weeks(text).as_deref(), Some(range), "{text}");
    }
}

#[test]
fn what_is_no_number_of_weeks_is_not_taken_for_one() {
    for text in [
        "a few weeks",
        "10 hours",
        "10 hours/week",
        "5 hours a week",
        "0 weeks",
        "105 weeks",
        "25 months",
        "1e9 weeks",
        "1000000000 weeks",
        "99999999999999999999 weeks",
        "−1 weeks",
        "-1 weeks",
        "1.5 weeks",
        "1,5 weeks",
        "1/2 weeks",
        "½ weeks",
        "2+ weeks",
        "6-4 weeks",
        "Weeks 6–4",
        "weekly",
        "this week",
        "",
        "weeks",
    ] {
        assert_eq!(weeks(text), None, "{text}");
    }
}

#[test]
fn a_title_is_what_stands_before_a_duration_that_is_set_off() {
    for (text, rest) in [
        ("Basics (4 weeks)", "Basics"),
        ("Basics (about 4 weeks)", "Basics"),
        ("Basics [Week 2]", "Basics"),
        ("Basics (2 weeks) (4 weeks)", "Basics (2 weeks)"),
        ("Step 2: Basics – 4 weeks", "Step 2: Basics"),
        ("Basics, 4 weeks of it", "Basics, 4 weeks of it"),
        ("Week 2: Basics", "Week 2: Basics"),
        ("4 weeks", "4 weeks"),
    ] {
        assert_eq!(find_duration(text).unwrap().rest, rest, "{text}");
    }
}

#[test]
fn a_line_of_its_own_states_weeks_and_nothing_else() {
    let read = |text| duration_line(text).map(|weeks| weeks.to_string());
    for text in [
        "Duration: 4 weeks",
        "about 4 weeks",
        "⏱ 4 weeks",
        "Weeks: 4",
        "4 weeks.",
    ] {
        assert_eq!(read(text), Some("4 weeks".to_owned()), "{text}");
    }
    assert_eq!(read("Duration: not stated"), Some("Not stated".to_owned()));
    for text in [
        "You need 4 weeks of patience",
        "Duration: 10 hours",
        "not stated",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn other_times_are_noticed() {
    for text in ["10 hours", "a few weeks", "200 weeks", "12h", "1 year"] {
        assert!(has_other_time(text), "{text}");
    }
    for text in ["Week of code", "Read 2 books", ""] {
        assert!(!has_other_time(text), "{text}");
    }
}
