use std::fmt::Write as _;

use proto_events::cards::Locale;

use super::Drawing;
use crate::art::{Area, GOLD, Light, PEARL, Point, conch, stars};
use crate::fonts::{Fonts, Voice};
use crate::scene::Scene;
use crate::shape::Shape;
use crate::text::{Anchor, Block, Flow, Phrase, Setting, ink, set};

/// The drawing as it comes about.
pub(super) struct Sheet<'a> {
    pub(super) fonts: &'a Fonts,
    pub(super) scene: &'a Scene<'a>,
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) svg: String,
    pub(super) light: Light,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(fonts: &'a Fonts, scene: &'a Scene<'a>, shape: Shape) -> Self {
        let (width, height) = shape.size();
        let mut svg = String::with_capacity(64 * 1024);
        let _ = write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">"
        );
        Self {
            fonts,
            scene,
            width: width as f32,
            height: height as f32,
            svg,
            light: Light {
                middle: Point { x: 0.0, y: 0.0 },
                radius: 1.0,
            },
        }
    }

    pub(super) fn finish(mut self) -> Drawing {
        self.svg.push_str("</svg>");
        Drawing {
            svg: self.svg,
            light: self.light,
        }
    }

    /// Stars from the top down to `depth`, but none behind cards or what is written.
    pub(super) fn stars(&mut self, depth: f32, count: u32, taken: &[Area]) {
        let sky = Area::new(0.0, 0.0, self.width, depth);
        stars(&mut self.svg, sky, count, taken);
    }

    pub(super) fn phrase(&self, text: &str, limit: usize, setting: &Setting) -> Phrase {
        Phrase::new(self.fonts, setting.voice, text, limit)
    }

    pub(super) fn block(&self, text: &str, limit: usize, width: f32, setting: &Setting) -> Block {
        let phrase = self.phrase(text, limit, setting);
        set(self.fonts, &phrase, width, setting)
    }

    /// A question between the marks of speech, unless nothing of it can be shown.
    pub(super) fn quoted(&self, asked: &str, setting: &Setting) -> String {
        let asked: String = asked.chars().take(500).collect();
        let asked = asked.trim().trim_matches(['“', '”', '"']);
        if self.phrase(asked, 400, setting).is_empty() {
            return String::new();
        }
        format!("“{asked}”")
    }

    /// One line of ours, in one size.
    pub(super) fn label(&self, text: &str, size: &'static [f32], colour: &'static str) -> Block {
        let setting = Setting {
            voice: Voice::Sans,
            sizes: size,
            most_lines: 1,
            leading: 1.0,
            colour,
            flow: Flow::Full,
            cut: "…",
        };
        self.block(text, 60, f32::MAX, &setting)
    }

    /// The shell and the name, from `x` on, around `y`. Returns how wide they are.
    pub(super) fn brand(&mut self, x: f32, y: f32, size: &'static [f32], anchor: Anchor) {
        let name = match self.scene.locale {
            Locale::Ko => "마법의 소라고둥",
            Locale::En => "Magic Conch",
        };
        let block = self.label(name, size, PEARL);
        let shell = block.size * 1.5;
        let whole = shell * 1.12 + block.width();
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - whole / 2.0,
            Anchor::End => x - whole,
        };
        conch(&mut self.svg, left + shell * 0.46, y, shell, GOLD);
        let top = y - block.height() / 2.0;
        ink(
            &mut self.svg,
            &block,
            left + shell * 1.12,
            top,
            Anchor::Start,
        );
    }

    /// Says what wrote this, as the law asks of what a model wrote and leaves the service.
    pub(super) fn made_by(&mut self, x: f32, y: f32, size: &'static [f32], anchor: Anchor) {
        let words = match (self.scene.locale, self.scene.by_model) {
            (Locale::Ko, true) => "AI 생성",
            (Locale::Ko, false) => "이야기꾼 풀이",
            (Locale::En, true) => "AI-generated",
            (Locale::En, false) => "By the storyteller",
        };
        let block = self.label(words, size, PEARL);
        let pill = Area::new(0.0, 0.0, block.width() + block.size * 1.5, block.size * 1.8);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - pill.width / 2.0,
            Anchor::End => x - pill.width,
        };
        let _ = write!(
            self.svg,
            "<rect x=\"{left:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{:.1}\" \
             fill=\"#0a1026\" fill-opacity=\"0.72\" stroke=\"{GOLD}\" stroke-width=\"1.2\" \
             stroke-opacity=\"0.8\"/>",
            y - pill.height / 2.0,
            pill.width,
            pill.height,
            pill.height / 2.0
        );
        let top = y - block.height() / 2.0;
        ink(
            &mut self.svg,
            &block,
            left + pill.width / 2.0,
            top,
            Anchor::Middle,
        );
    }
}
