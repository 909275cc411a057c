//! A journal that any process appends to, and its state.

use bytes::Bytes;
use journal::{CompareAppend, Cursor, Expected, JournalError, Versioned};

use crate::fixture::{Fixture, contract, hear, lease, next, number_of, payload};

contract!(
    appends_of_many_processes_make_one_history,
    nobody_else_appends_while_there_is_a_writer,
    of_those_who_compare_one_wins_each_change,
    a_conflict_tells_what_is_stored_and_changes_nothing,
    a_state_may_change_without_a_word,
);

async fn appends_of_many_processes_make_one_history(mut fixture: Fixture) {
    let processes = [fixture.process().await, fixture.process().await];
    let mut followers = Vec::new();
    for journals in &processes {
        followers.push(journals.follow("j", Cursor::START).await.unwrap());
    }
    let mut tasks = tokio::task::JoinSet::new();
    for task in 0..8_u64 {
        let journals = processes[task as usize % 2].clone();
        tasks.spawn(async move {
            for round in 0..10 {
                let pair = vec![
                    payload(task * 100 + round * 2),
                    payload(task * 100 + round * 2 + 1),
                ];
                journals.append("j", pair).await.unwrap();
            }
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap();
    }
    let mut histories = Vec::new();
    for follower in &mut followers {
        let mut history = Vec::new();
        for _ in 0..160 {
            history.push(next(follower).await);
        }
        histories.push(history);
    }
    assert_eq!(histories[0], histories[1]);
    let history = &histories[0];
    assert!(history.iter().map(|(cursor, _)| cursor.number).eq(1..=160));
    assert_eq!(processes[0].head("j").await.unwrap(), history[159].0);
    for pair in history.chunks(2) {
        assert_eq!(
            pair[0].1 + 1,
            pair[1].1,
            "what was appended together stays together"
        );
    }
    for task in 0..8_u64 {
        let mine = history
            .iter()
            .map(|(_, number)| *number)
            .filter(|number| number / 100 == task);
        assert!(mine.eq(task * 100..task * 100 + 20));
    }
}

async fn nobody_else_appends_while_there_is_a_writer(mut fixture: Fixture) {
    let (here, there) = (fixture.process().await, fixture.process().await);
    let mut writer = lease(&here, "j").await;
    for journals in [&here, &there] {
        let refused = journals.append("j", vec![payload(9)]).await;
        assert!(matches!(refused, Err(JournalError::Held)), "{refused:?}");
    }
    writer.append(payload(1)).unwrap();
    writer.release().await.unwrap();
    there.append("j", vec![payload(2)]).await.unwrap();
    let mut follower = here.follow("j", Cursor::START).await.unwrap();
    assert_eq!(hear(&mut follower, 2).await, [1, 2]);
}

async fn of_those_who_compare_one_wins_each_change(mut fixture: Fixture) {
    const RIVALS: u64 = 8;
    const CHANGES: u64 = 12;
    let processes = [fixture.process().await, fixture.process().await];
    let mut tasks = tokio::task::JoinSet::new();
    for rival in 0..RIVALS {
        let journals = processes[rival as usize % 2].clone();
        tasks.spawn(async move {
            let mut won = Vec::new();
            let (mut seen, mut place) = (0, Expected::Nothing);
            while seen < CHANGES {
                // the state counts the changes and names the last winner, as its output does
                let mine = (seen + 1) * 100 + rival;
                let outcome = journals
                    .compare_append("j", place, payload(mine), vec![payload(mine)])
                    .await;
                match outcome.unwrap() {
                    CompareAppend::Appended { version, head } => {
                        seen += 1;
                        assert_eq!(head.number, seen);
                        place = Expected::Version(version);
                        won.push((mine, version));
                    }
                    CompareAppend::Conflict(stored) => {
                        let stored = stored.unwrap();
                        assert!(!stored.restored);
                        seen = number_of(&stored.state) / 100;
                        place = Expected::of(&stored);
                    }
                }
            }
            won
        });
    }
    let mut winners = std::collections::BTreeMap::new();
    while let Some(done) = tasks.join_next().await {
        for (winner, version) in done.unwrap() {
            let before = winners.insert(winner / 100, (winner, version));
            assert_eq!(before, None, "two won change {}", winner / 100);
        }
    }
    assert!(winners.keys().copied().eq(1..=CHANGES));
    assert!(winners.values().is_sorted_by_key(|(_, version)| *version));
    let stored = processes[1].state("j").await.unwrap().unwrap();
    let last = (number_of(&stored.state), stored.version);
    assert_eq!(last, winners[&CHANGES]);
    let mut follower = processes[0].follow("j", Cursor::START).await.unwrap();
    for (winner, _) in winners.into_values() {
        assert_eq!(next(&mut follower).await.1, winner);
    }
}

async fn a_conflict_tells_what_is_stored_and_changes_nothing(mut fixture: Fixture) {
    let (here, there) = (fixture.process().await, fixture.process().await);
    let wrong = here
        .compare_append("j", Expected::Version(1), payload(1), vec![payload(1)])
        .await
        .unwrap();
    assert_eq!(wrong, CompareAppend::Conflict(None));
    assert_eq!(here.state("j").await.unwrap(), None);
    // Any bytes will do, none too.
    let state = Bytes::from_static(b"\x00\xff\r\n");
    let outcome = here
        .compare_append("j", Expected::Nothing, state.clone(), vec![])
        .await
        .unwrap();
    let CompareAppend::Appended { version, .. } = outcome else {
        panic!("{outcome:?}")
    };
    let stored = Versioned {
        version,
        state,
        restored: false,
    };
    assert_eq!(there.state("j").await.unwrap(), Some(stored.clone()));
    for expected in [
        Expected::Nothing,
        Expected::Version(version - 1),
        Expected::Restored(version + 1),
    ] {
        let outcome = there
            .compare_append("j", expected, payload(2), vec![payload(2)])
            .await;
        assert_eq!(
            outcome.unwrap(),
            CompareAppend::Conflict(Some(stored.clone()))
        );
    }
    let outcome = there
        .compare_append("j", Expected::of(&stored), Bytes::new(), vec![payload(3)])
        .await
        .unwrap();
    let CompareAppend::Appended {
        version: after,
        head,
    } = outcome
    else {
        panic!("{outcome:?}")
    };
    assert!(after > version);
    assert_eq!(head.number, 1);
    assert_eq!(here.state("j").await.unwrap().unwrap().state, Bytes::new());
}

async fn a_state_may_change_without_a_word(mut fixture: Fixture) {
    let journals = fixture.process().await;
    let mut head = journals.head("j").await.unwrap();
    journals.append("j", vec![payload(1)]).await.unwrap();
    let mut place = Expected::Nothing;
    for change in 1..=3 {
        let outcome = journals
            .compare_append("j", place, payload(change), vec![])
            .await;
        let Ok(CompareAppend::Appended {
            version,
            head: after,
        }) = outcome
        else {
            panic!("{outcome:?}")
        };
        if change > 1 {
            assert_eq!(after, head);
        }
        head = after;
        place = Expected::Version(version);
    }
    let stored = journals.state("j").await.unwrap().unwrap();
    assert_eq!(Expected::of(&stored), place);
    assert_eq!(number_of(&stored.state), 3);
    journals.remove("j").await.unwrap();
    assert_eq!(journals.state("j").await.unwrap(), None);
}
