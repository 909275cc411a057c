use actix_web::body::BodyStream;
use actix_web::http::StatusCode;
use actix_web::http::header::HeaderMap;
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::{Value, json};
use tracing::debug;

use crate::admission::{Admitted, admit, authenticate};
use crate::answer::answer;
use crate::counts::Counts;
use crate::event::{Events, whole_body};
use crate::player::Player;
use crate::rejection::Rejection;
use crate::route::{Api, Route, route};
use crate::scenario::Scenario;
use crate::script::{End, Script, script, tokens};
use crate::settings::Pace;
use crate::sim::Sim;

/// Every request comes here.
pub async fn serve(request: HttpRequest, body: Bytes, sim: Data<Sim>) -> HttpResponse {
    let is_get = request.method() == actix_web::http::Method::GET;
    match (request.path(), route(request.path())) {
        ("/control", _) => control(&sim, is_get, &body),
        (_, Route::Chat { api, model }) if !is_get => {
            chat(&sim, &request, api, model.as_deref(), &body).await
        }
        (_, Route::Models { api }) if is_get => models(&sim, &request, api),
        _ => refuse(&Rejection::NOT_FOUND, Api::V3),
    }
}

async fn chat(
    sim: &Sim,
    request: &HttpRequest,
    api: Api,
    model: Option<&str>,
    body: &[u8],
) -> HttpResponse {
    sim.counters.call();
    sim.record(request, body);
    let scenario = sim.scenario_for(request.headers(), body);
    debug!(path = request.path(), ?scenario, "asked");
    if let Some(response) = refusal(api, scenario) {
        return response;
    }
    if scenario == Scenario::Silent {
        sim.counters.begin();
        let _leaving = Leaving(sim);
        return std::future::pending().await;
    }
    let settings = &sim.settings;
    let admitted = authenticate(request.headers(), api, settings.key.as_deref())
        .and_then(|()| admit(api, model, request.headers(), body))
        .and_then(|admitted| {
            let tokens = admitted.prompt_tokens.saturating_add(admitted.max_tokens);
            sim.counters.spend(
                &admitted.model,
                tokens,
                settings.requests_per_minute,
                settings.tokens_per_minute,
            )?;
            Ok(admitted)
        });
    let admitted = match admitted {
        Ok(admitted) => admitted,
        Err(rejection) => return refuse(&rejection, api),
    };
    if !admitted.stream {
        let text = answer(&admitted, settings.seed);
        let body = whole_body(api, &admitted, &text, tokens(&text).len());
        return HttpResponse::Ok().json(body);
    }
    let pace = pace(settings.pace, request.headers());
    let load = number(request.headers(), "x-clova-sim-tokens").or(settings.load_tokens);
    let script = match load {
        Some(count) if scenario == Scenario::Ordinary => sim.prepared(api, count, &admitted, pace),
        _ => play(sim, api, &admitted, scenario, pace),
    };
    HttpResponse::Ok()
        .insert_header(("content-type", "text/event-stream;charset=UTF-8"))
        .insert_header(("cache-control", "no-cache"))
        .body(BodyStream::new(Player::new(script, sim.counters.clone())))
}

fn play(sim: &Sim, api: Api, admitted: &Admitted, scenario: Scenario, pace: Pace) -> Script {
    let framing = sim.settings.framing;
    let text = answer(admitted, sim.settings.seed);
    let events = Events {
        api,
        framing,
        request: admitted,
    };
    let mut script = script(&text, scenario, &events, framing, pace);
    if api.is_compat() && scenario == Scenario::EofWithoutSignal {
        script.end = End::Eof;
    }
    script
}

/// Counts a client that leaves a silent connection.
struct Leaving<'a>(&'a Sim);

impl Drop for Leaving<'_> {
    fn drop(&mut self) {
        self.0.counters.end(false);
    }
}

fn refusal(api: Api, scenario: Scenario) -> Option<HttpResponse> {
    let page = "<html><body><h1>Something is wrong here</h1></body></html>";
    let rejection = match scenario {
        Scenario::TooMany => Rejection::RATE_EXCEEDED,
        Scenario::TooManyRetryAfter(seconds) => Rejection {
            retry_after: Some(seconds),
            ..Rejection::RATE_EXCEEDED
        },
        Scenario::Overloaded => Rejection::OVERLOADED,
        Scenario::ServerError => Rejection::INTERNAL,
        Scenario::Unauthorized => Rejection::INVALID_KEY,
        Scenario::Forbidden => Rejection::FORBIDDEN,
        Scenario::Withheld => Rejection::WITHHELD,
        Scenario::TooLong => Rejection::TOO_LONG,
        Scenario::NoModel => Rejection::NO_MODEL,
        Scenario::ServerHtml => {
            return Some(
                HttpResponse::InternalServerError()
                    .content_type("text/html")
                    .body(page),
            );
        }
        Scenario::WrongContentType => {
            return Some(HttpResponse::Ok().content_type("text/html").body(page));
        }
        Scenario::ErrorBodyWith200 => {
            let body = Rejection::INTERNAL.body(api);
            return Some(
                HttpResponse::Ok()
                    .content_type("application/json")
                    .body(body),
            );
        }
        Scenario::Redirect => {
            return Some(
                HttpResponse::TemporaryRedirect()
                    .insert_header(("location", "/v3/chat-completions/HCX-DASH-002"))
                    .finish(),
            );
        }
        Scenario::StringError => {
            return Some(HttpResponse::BadRequest().json(json!({ "error": "something is wrong" })));
        }
        _ => return None,
    };
    Some(refuse(&rejection, api))
}

fn refuse(rejection: &Rejection, api: Api) -> HttpResponse {
    let status = StatusCode::from_u16(rejection.http).unwrap_or(StatusCode::BAD_REQUEST);
    let mut response = HttpResponse::build(status);
    if let Some(seconds) = rejection.retry_after {
        response.insert_header(("retry-after", seconds.to_string()));
    }
    response
        .content_type("application/json")
        .body(rejection.body(api))
}

fn models(sim: &Sim, request: &HttpRequest, api: Api) -> HttpResponse {
    if let Err(rejection) = authenticate(request.headers(), api, sim.settings.key.as_deref()) {
        return refuse(&rejection, api);
    }
    let data: Vec<Value> = ["HCX-005", "HCX-DASH-002", "HCX-007"]
        .iter()
        .map(|id| json!({ "id": id, "object": "model", "created": 1_789_000_001, "owned_by": "sim" }))
        .collect();
    HttpResponse::Ok().json(json!({ "object": "list", "data": data }))
}

fn control(sim: &Sim, is_get: bool, body: &[u8]) -> HttpResponse {
    if !is_get {
        let named = serde_json::from_slice::<Value>(body)
            .ok()
            .and_then(|body| body.get("scenario")?.as_str().map(str::to_owned));
        match named.map(|name| name.parse::<Scenario>()) {
            Some(Ok(scenario)) => sim.set_default(scenario),
            Some(Err(unknown)) => return HttpResponse::BadRequest().body(unknown.to_string()),
            None => return HttpResponse::BadRequest().body("send {\"scenario\": \"<name>\"}"),
        }
    }
    let Counts {
        calls,
        active,
        finished,
        cancelled,
    } = sim.counters.counts();
    HttpResponse::Ok().json(json!({
        "calls": calls, "active": active, "finished": finished, "cancelled": cancelled
    }))
}

fn number(headers: &HeaderMap, name: &str) -> Option<usize> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}

fn pace(default: Pace, headers: &HeaderMap) -> Pace {
    let wait = |name| number(headers, name).map(|ms| std::time::Duration::from_millis(ms as u64));
    Pace {
        first_token: wait("x-clova-sim-first-token-ms").unwrap_or(default.first_token),
        inter_token: wait("x-clova-sim-inter-token-ms").unwrap_or(default.inter_token),
    }
}
