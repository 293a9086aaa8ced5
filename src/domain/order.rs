//! Putting things in order.

use std::cmp::Ordering;

/// Sorts `items`; what `compare` calls equal stays in the order given.
///
/// Places are sorted, not the things themselves: so a browser is sent one sort and not one for each
/// type of thing, which would be 4 kB more for each (measured for seven of them).
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|a, b| compare(&items[a], &items[b]));
    let mut taken: Vec<_> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken[at].take()));
}

fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<_> = (0..len).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_stay_in_the_order_given() {
        let mut words = vec!["pear", "fig", "plum", "kiwi", "nut"];
        sort_by(&mut words, |a, b| a.len().cmp(&b.len()));
        assert_eq!(words, ["fig", "nut", "pear", "plum", "kiwi"]);
    }
}
