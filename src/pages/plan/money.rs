//! The cost of a move, and when it has paid for itself.

use leptos::prelude::*;

use crate::components::cite::Figure;
use crate::components::field::Field;
use crate::components::table::table;
use crate::domain::catalogue::profile::Profile;
use crate::domain::pathway::figure::Provenance;
use crate::domain::plan::action::{Action, Setting};
use crate::domain::plan::money::{Money as Figures, parse_amount, parse_months};
use crate::domain::planning::pay_outlook::Outlook;
use crate::pages::home::PAGE_SIZE;
use crate::store::PlanStore;
use crate::store::catalogue::use_catalogue;

/// The learner's figures, and the outlook on pay that each claim of a source gives.
#[component]
pub fn Money() -> impl IntoView {
    let (store, catalogue) = (PlanStore::expect(), use_catalogue());
    let mine = Memo::new(move |_| store.with(|plan, _| plan.money));
    let change = move |change: &dyn Fn(&mut Figures)| {
        let mut money = mine.get_untracked();
        change(&mut money);
        store.dispatch(Action::Set(Setting::Money(money)));
    };
    let filled = |n: u32| if n == 0 { String::new() } else { n.to_string() };
    let pay = Signal::derive(move || filled(mine.get().pay.unwrap_or_default()));
    let spend = Signal::derive(move || filled(mine.get().spend));
    let unpaid = Signal::derive(move || filled(u32::from(mine.get().unpaid)));
    let set_pay = move |text: String| {
        let pay = parse_amount(&text)?.filter(|pay| *pay > 0);
        change(&|money| money.pay = pay);
        Ok(())
    };
    let set_spend = move |text: String| {
        let spend = parse_amount(&text)?.unwrap_or_default();
        change(&|money| money.spend = spend);
        Ok(())
    };
    let set_unpaid = move |text: String| {
        let unpaid = parse_months(&text)?;
        change(&|money| money.unpaid = unpaid);
        Ok(())
    };
    let follows = Memo::new(move |_| store.with(|plan, _| plan.follows.clone()));
    let rows = move || {
        let (money, follows, catalogue) = (mine.get(), follows.get(), catalogue.get());
        let is_followed = |profile: &&Profile| follows.contains(&profile.id);
        let mut profiles: Vec<_> = catalogue.profiles.iter().filter(is_followed).collect();
        if profiles.is_empty() {
            profiles = catalogue.profiles.iter().take(PAGE_SIZE).collect();
        }
        let rows = profiles
            .into_iter()
            .flat_map(|profile| profile_rows(profile, money));
        table(
            &[
                "Role",
                "The source says",
                "Pay now",
                "Pay after",
                "It has paid for itself",
            ],
            rows.collect(),
        )
    };
    view! {
        <div class="fields">
            <Field
                id="pay"
                label="Your pay in a year, now"
                keys="numeric"
                hint="In your own currency. It stays in this browser."
                value=pay
                set=set_pay
            />
            <Field
                id="spend"
                label="What courses and all else will cost"
                keys="numeric"
                value=spend
                set=set_spend
            />
            <Field
                id="unpaid"
                label="Months without pay on the way"
                keys="numeric"
                hint="None, if you learn beside your job."
                value=unpaid
                set=set_unpaid
            />
        </div>
        <p role="status">{move || cost(mine.get())}</p>
        {rows}
        <p class="remark">
            "Each figure of a source has its own row, also where they contradict each other. Only pay is counted: not taxes, not interest, not what the work is worth to you."
        </p>
    }
}

/// The rows of one pathway: one for each claim of its source.
fn profile_rows(profile: &Profile, money: Figures) -> Vec<Vec<AnyView>> {
    let silent =
        || view! { <Figure text="Not stated" provenance=Provenance::NotStated /> }.into_any();
    let text = |text: String| text.into_any();
    if profile.pay.is_empty() {
        let role = text(profile.role.clone());
        return vec![vec![role, silent(), silent(), silent(), silent()]];
    }
    let rows = profile.pay.iter().map(|claim| {
        let says =
            view! { <Figure text=claim.change.to_string() provenance=profile.cite(claim.place) /> };
        let role = text(profile.role.clone());
        match Outlook::new(&money, claim) {
            None => {
                let ask = || text("Enter your pay".to_owned());
                vec![role, says.into_any(), ask(), ask(), ask()]
            }
            Some(outlook) => {
                let dollars = if outlook.is_sources { "US$ " } else { "" };
                vec![
                    role,
                    says.into_any(),
                    text(format!("{dollars}{}", outlook.before)),
                    text(format!("{dollars}{}", outlook.after)),
                    text(outlook.break_even.to_string()),
                ]
            }
        }
    });
    rows.collect()
}

/// The cost of the move, in a sentence.
fn cost(money: Figures) -> String {
    match money.cost_in_tenths_of_months() {
        _ if money.spend == 0 && money.unpaid == 0 => {
            "The move costs nothing but time, by what you entered.".to_owned()
        }
        Some(tenths) => format!(
            "The move costs {}.{} months of your pay.",
            tenths / 10,
            tenths % 10
        ),
        None => "Enter your pay, and this says how many months of it the move costs.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cost_is_told_in_months_of_pay() {
        let money = |pay, spend, unpaid| cost(Figures { pay, spend, unpaid });
        assert_eq!(
            money(Some(60_000), 1_000, 3),
            "The move costs 3.2 months of your pay."
        );
        assert!(money(Some(60_000), 0, 0).starts_with("The move costs nothing but time"));
        assert!(money(None, 5, 0).starts_with("Enter your pay"));
    }
}
