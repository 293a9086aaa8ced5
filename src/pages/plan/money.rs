//! What a move costs, and when it has paid for itself.

use leptos::prelude::*;

use crate::components::cite::Figure;
use crate::components::field::Field;
use crate::components::table::table;
use crate::domain::change::{Action, Setting};
use crate::domain::figure::Provenance;
use crate::domain::money::{Money as Figures, read_amount, read_months};
use crate::domain::profile::Profile;
use crate::pages::home::AT_ONCE;
use crate::store::PlanStore;

/// The learner's figures, and what each claim of each source makes of them.
#[component]
pub fn Money() -> impl IntoView {
    let store = PlanStore::expect();
    let mine = Memo::new(move |_| store.with(|plan, _| plan.money));
    let change = move |change: &dyn Fn(&mut Figures)| {
        let mut money = mine.get_untracked();
        change(&mut money);
        store.act(Action::Set(Setting::Money(money)));
    };
    let filled = |n: u32| if n == 0 { String::new() } else { n.to_string() };
    let pay = Signal::derive(move || filled(mine.get().pay.unwrap_or_default()));
    let spend = Signal::derive(move || filled(mine.get().spend));
    let unpaid = Signal::derive(move || filled(u32::from(mine.get().unpaid)));
    let set_pay = move |text: String| {
        let pay = read_amount(&text)?.filter(|pay| *pay > 0);
        change(&|money| money.pay = pay);
        Ok(())
    };
    let set_spend = move |text: String| {
        let spend = read_amount(&text)?.unwrap_or_default();
        change(&|money| money.spend = spend);
        Ok(())
    };
    let set_unpaid = move |text: String| {
        let unpaid = read_months(&text)?;
        change(&|money| money.unpaid = unpaid);
        Ok(())
    };
    let rows = move || {
        let money = mine.get();
        store.with(|plan, known| {
            let followed = |profile: &&Profile| plan.follows(&profile.id);
            let profiles: Vec<_> = known.profiles.iter().filter(followed).collect();
            let profiles = if profiles.is_empty() {
                known.profiles.iter().take(AT_ONCE).collect()
            } else {
                profiles
            };
            let rows = profiles
                .into_iter()
                .flat_map(|profile| rows_of(profile, money));
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
        })
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

/// The claims of one source.
fn rows_of(profile: &Profile, money: Figures) -> Vec<Vec<AnyView>> {
    let silent =
        || view! { <Figure text="Not stated" provenance=Provenance::NotStated /> }.into_any();
    let text = |text: String| text.into_any();
    if profile.pay.is_empty() {
        let role = text(profile.role.clone());
        return vec![vec![role, silent(), silent(), silent(), silent()]];
    }
    let rows = profile.pay.iter().map(|claim| {
        let says = view! {
            <Figure text=claim.change.to_string() provenance=profile.cite(claim.place) />
        };
        let role = text(profile.role.clone());
        match money.outlook(claim) {
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

/// What the move costs, in a sentence.
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
