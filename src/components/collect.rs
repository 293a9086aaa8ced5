//! Lists of views.

use leptos::prelude::*;

/// Collects views of one type, whatever they are.
pub trait CollectAny {
    /// Collects the views of an iterator. Leptos's `collect_view` keeps their type, so the program has the
    /// code of a list once for each of them.
    fn collect_any(self) -> Vec<AnyView>;
}

impl<Views> CollectAny for Views
where
    Views: IntoIterator,
    Views::Item: IntoAny,
{
    fn collect_any(self) -> Vec<AnyView> {
        self.into_iter().map(IntoAny::into_any).collect()
    }
}
