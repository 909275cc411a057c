//! `GET /spreads`, `/cards`, `/cards/{card}` and their pictures: the same for everyone, made once.

use std::collections::HashMap;
use std::sync::LazyLock;

use actix_web::{HttpRequest, HttpResponse};
use http_kit::conditional::Unchanging;
use http_kit::{Path, Problem, Query};
use proto_events::cards::{Locale, Orientation, SpreadId};
use serde::{Deserialize, Serialize};
use tarot::{Arcana, Card, CardId, Localized, Meaning, Suit};
use utoipa::{IntoParams, ToSchema};

use crate::fault::ChatFault;

/// Which language.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InLocale {
    #[serde(default)]
    locale: Locale,
}

/// A way to lay out cards.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Spread)]
pub struct SpreadView {
    id: SpreadId,
    name: &'static str,
    /// When to choose it.
    purpose: &'static str,
    places: Vec<PlaceView>,
}

/// A place of a spread.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Place)]
pub struct PlaceView {
    name: &'static str,
    /// What the place asks.
    sense: &'static str,
}

/// A card in the list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CardSummary)]
pub struct CardSummaryView {
    /// Such as `major-17` or `cups-03`.
    #[schema(value_type = String)]
    id: CardId,
    name: &'static str,
    numeral: &'static str,
    suit: SuitView,
    keywords: Vec<&'static str>,
    reversed_keywords: Vec<&'static str>,
}

/// A card with everything that is written about it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Card)]
pub struct CardView {
    #[schema(value_type = String)]
    id: CardId,
    name: &'static str,
    numeral: &'static str,
    suit: SuitView,
    upright: MeaningView,
    reversed: MeaningView,
    symbols: Vec<SymbolView>,
}

/// Where a card belongs.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = Suit)]
pub enum SuitView {
    Major,
    Wands,
    Cups,
    Swords,
    Pentacles,
}

/// What a card says one way up.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Meaning)]
pub struct MeaningView {
    keywords: Vec<&'static str>,
    text: &'static str,
    advice: &'static str,
}

/// A sign on a card.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CardSymbol)]
pub struct SymbolView {
    name: &'static str,
    sense: &'static str,
}

const PICTURE: &str = "public, max-age=86400";

/// Lists the spreads and what each place asks.
#[utoipa::path(get, path = "/api/chat/spreads", tag = "library", params(InLocale),
    responses((status = 200, body = [SpreadView]), (status = 304),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json")))]
pub async fn list_spreads(request: HttpRequest, query: Query<InLocale>) -> HttpResponse {
    static KO: LazyLock<Unchanging> = LazyLock::new(|| json(&spreads(Locale::Ko)));
    static EN: LazyLock<Unchanging> = LazyLock::new(|| json(&spreads(Locale::En)));
    match query.0.locale {
        Locale::Ko => KO.answer(&request),
        Locale::En => EN.answer(&request),
    }
}

/// Lists the 78 cards.
#[utoipa::path(get, path = "/api/chat/cards", tag = "library", params(InLocale),
    responses((status = 200, body = [CardSummaryView]), (status = 304),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json")))]
pub async fn list_cards(request: HttpRequest, query: Query<InLocale>) -> HttpResponse {
    static KO: LazyLock<Unchanging> = LazyLock::new(|| json(&summaries(Locale::Ko)));
    static EN: LazyLock<Unchanging> = LazyLock::new(|| json(&summaries(Locale::En)));
    match query.0.locale {
        Locale::Ko => KO.answer(&request),
        Locale::En => EN.answer(&request),
    }
}

/// Shows a card: what it says upright and reversed, and its signs.
#[utoipa::path(get, path = "/api/chat/cards/{card}", tag = "library",
    params(("card" = String, Path), InLocale),
    responses((status = 200, body = CardView), (status = 304),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json")))]
pub async fn show_card(
    request: HttpRequest,
    path: Path<String>,
    query: Query<InLocale>,
) -> Result<HttpResponse, Problem> {
    let card = find(&path.0)?;
    Ok(json(&CardView::of(card, query.0.locale)).answer(&request))
}

/// The picture of a card, upright, as SVG.
#[utoipa::path(get, path = "/api/chat/cards/{card}/face.svg", tag = "library",
    params(("card" = String, Path)),
    responses((status = 200, content_type = "image/svg+xml"), (status = 304),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json")))]
pub async fn show_face(request: HttpRequest, path: Path<String>) -> Result<HttpResponse, Problem> {
    static FACES: LazyLock<HashMap<CardId, Unchanging>> = LazyLock::new(|| {
        let face = |card: &Card| picture(tarot::face_svg(card, Orientation::Upright));
        tarot::deck()
            .iter()
            .map(|card| (card.id, face(card)))
            .collect()
    });
    let card = find(&path.0)?;
    Ok(FACES
        .get(&card.id)
        .ok_or(ChatFault::NoCard)?
        .answer(&request))
}

/// The back of every card, as SVG.
#[utoipa::path(get, path = "/api/chat/cards/back.svg", tag = "library",
    responses((status = 200, content_type = "image/svg+xml"), (status = 304)))]
pub async fn show_back(request: HttpRequest) -> HttpResponse {
    static BACK: LazyLock<Unchanging> = LazyLock::new(|| picture(tarot::back_svg()));
    BACK.answer(&request)
}

fn find(slug: &str) -> Result<&'static Card, ChatFault> {
    slug.parse::<CardId>()
        .map(tarot::card)
        .map_err(|_| ChatFault::NoCard)
}

fn json(value: &impl Serialize) -> Unchanging {
    // Strings and lists of strings always serialize.
    Unchanging::json(serde_json::to_vec(value).unwrap_or_default())
}

fn picture(svg: String) -> Unchanging {
    Unchanging::new(svg, "image/svg+xml", PICTURE)
}

fn spreads(locale: Locale) -> Vec<SpreadView> {
    let place = |place: &'static tarot::Place| PlaceView {
        name: place.name.get(locale),
        sense: place.sense.get(locale),
    };
    tarot::spreads()
        .iter()
        .map(|spread| SpreadView {
            id: spread.id,
            name: spread.name.get(locale),
            purpose: spread.purpose.get(locale),
            places: spread.places.iter().map(place).collect(),
        })
        .collect()
}

fn summaries(locale: Locale) -> Vec<CardSummaryView> {
    tarot::deck()
        .iter()
        .map(|card| CardSummaryView {
            id: card.id,
            name: card.name.get(locale),
            numeral: card.numeral,
            suit: card.arcana.into(),
            keywords: words(card.upright.keywords, locale),
            reversed_keywords: words(card.reversed.keywords, locale),
        })
        .collect()
}

fn words(words: &'static [Localized], locale: Locale) -> Vec<&'static str> {
    words.iter().map(|word| word.get(locale)).collect()
}

impl CardView {
    fn of(card: &'static Card, locale: Locale) -> Self {
        let symbol = |symbol: &'static tarot::Symbol| SymbolView {
            name: symbol.name.get(locale),
            sense: symbol.sense.get(locale),
        };
        Self {
            id: card.id,
            name: card.name.get(locale),
            numeral: card.numeral,
            suit: card.arcana.into(),
            upright: MeaningView::of(&card.upright, locale),
            reversed: MeaningView::of(&card.reversed, locale),
            symbols: card.symbols.iter().map(symbol).collect(),
        }
    }
}

impl MeaningView {
    fn of(meaning: &'static Meaning, locale: Locale) -> Self {
        let Meaning {
            keywords,
            text,
            advice,
        } = meaning;
        Self {
            keywords: words(keywords, locale),
            text: text.get(locale),
            advice: advice.get(locale),
        }
    }
}

impl From<Arcana> for SuitView {
    fn from(arcana: Arcana) -> Self {
        match arcana {
            Arcana::Major { .. } => Self::Major,
            Arcana::Minor {
                suit: Suit::Wands, ..
            } => Self::Wands,
            Arcana::Minor {
                suit: Suit::Cups, ..
            } => Self::Cups,
            Arcana::Minor {
                suit: Suit::Swords, ..
            } => Self::Swords,
            Arcana::Minor {
                suit: Suit::Pentacles,
                ..
            } => Self::Pentacles,
        }
    }
}
