//! Random bits of the browser, for ids that no other page has.

/// 32 random bits. As an integer: formatting floating-point numbers costs 11 kB.
pub fn random_bits() -> u32 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is below 2³²"
    )]
    let bits = (js_sys::Math::random() * 4_294_967_296.0) as u32;
    bits
}
