//! Folding: the form in which texts and queries are compared, without case and accents.

/// The letters from À to ſ without their accents.
const LATIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// A folded text: one byte a character. Letters of other alphabets become bytes above ASCII, made of
/// the low bits of their code points: two of them can fold to the same byte, which costs a false hit
/// at worst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Folded {
    pub bytes: Vec<u8>,
    /// The set of letters that occur, as bits. Most texts are rejected by it alone.
    letters: u32,
}

impl Folded {
    pub fn new(text: &str) -> Self {
        let bytes: Vec<_> = text.chars().map(fold).collect();
        let letters = bytes.iter().map(|byte| match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'9' => 1 << 26,
            byte if is_letter(*byte) => 1 << 27,
            _ => 0,
        });
        let letters = letters.fold(0, |set, letter| set | letter);
        Self { bytes, letters }
    }

    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether a word starts at this character.
    pub fn starts_word(&self, at: usize) -> bool {
        is_letter(self.bytes[at]) && (at == 0 || !is_letter(self.bytes[at - 1]))
    }

    /// Counts the letters that occur here and not in `text`.
    pub fn count_missing_in(&self, text: &Self) -> u32 {
        (self.letters & !text.letters).count_ones()
    }
}

pub(super) fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

fn fold(character: char) -> u8 {
    let number = character as u32;
    match character {
        '’' => b'\'',
        '–' | '—' | '‑' => b'-',
        _ if character.is_ascii() => character.to_ascii_lowercase() as u8,
        _ => {
            let latin = number
                .checked_sub(0xC0)
                .and_then(|at| LATIN.get(at as usize));
            latin.copied().unwrap_or(0x80 | (number & 0x7F) as u8)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_folded_letter_by_letter() {
        let folded = Folded::new("ÀßÿĀČđğİłŃœřšžſ–’λ").bytes;
        assert_eq!(&folded[..17], b"asyacdgilnorszs-'");
        assert!(!folded[17].is_ascii());
    }

    #[test]
    fn words_start_after_anything_that_is_no_letter() {
        let folded = Folded::new("PyTorch/TensorFlow (é2)");
        let starts = (0..folded.len()).filter(|at| folded.starts_word(*at));
        assert_eq!(starts.collect::<Vec<_>>(), [0, 8, 20]);
    }
}
