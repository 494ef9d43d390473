// SPDX-License-Identifier: EUPL-1.2
// The one place that holds state: where we are, what was filled in, what came out. All of it lives in
// memory only; closing the page clears it.
import { useCallback, useEffect, useRef, useState } from 'react';
import { fetchKind, fetchKinds, postScreening } from './api/client';
import type { Probleem, Soort, SoortKort, Toetsing } from './api/types';
import { collect, type FieldError } from './form/collect';
import { type Draft, emptyFields } from './form/draft';
import { idOf } from './form/pointers';
import { errorsOf } from './form/problems';
import { ChoosePage } from './pages/choose';
import { FillInPage } from './pages/fill-in';
import { ResultPage } from './pages/result';
import { Frame } from './parts/frame';
import { Loading } from './parts/loading';
import { type Route, pathOf, routeOf } from './router';
import { texts, withoutArticle } from './texts';

interface Work {
  soort: Soort;
  peildatum: string;
  gemeente: string;
  fields: Record<string, Draft>;
  errors: FieldError[];
  problem: Probleem | undefined;
  touched: boolean;
}

function startOf(soort: Soort): Work {
  return { soort, peildatum: '', gemeente: '', fields: emptyFields(soort.velden), errors: [], problem: undefined, touched: false };
}

function titleOf(route: Route, work: Work | undefined): string {
  switch (route.page) {
    case 'kiezen':
      return `${texts.kiezen.titel} – ${texts.naam}`;
    case 'invullen': {
      const wrong = work !== undefined && work.errors.length > 0 ? texts.fouten.paginatitel : '';
      return `${wrong}${texts.invullen.paginatitel}: ${withoutArticle(work?.soort.titel ?? route.soort)} – ${texts.naam}`;
    }
    case 'uitslag':
      return `${texts.uitslag.paginatitel} – ${texts.naam}`;
  }
}

export function App() {
  const [route, setRoute] = useState<Route>(() => routeOf(window.location.pathname));
  const [kinds, setKinds] = useState<SoortKort[]>();
  const [loadProblem, setLoadProblem] = useState<Probleem>();
  const [work, setWork] = useState<Work>();
  const [result, setResult] = useState<{ soort: Soort; fields: Record<string, Draft>; toetsing: Toetsing }>();
  const [notice, setNotice] = useState<string>();
  const [busy, setBusy] = useState(false);
  const focusAt = useRef<string | undefined>(undefined);
  const lastSent = useRef<{ body: string; key: string } | undefined>(undefined);
  const arrived = useRef(false);

  const go = useCallback((next: Route) => {
    window.history.pushState(null, '', pathOf(next));
    setNotice(undefined);
    setLoadProblem(undefined);
    setRoute(next);
  }, []);

  useEffect(() => {
    const back = (): void => setRoute(routeOf(window.location.pathname));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);

  const loadKinds = useCallback(() => {
    setLoadProblem(undefined);
    void fetchKinds().then((answer) => (answer.ok ? setKinds(answer.value) : setLoadProblem(answer.problem)));
  }, []);

  const wanted = route.page === 'invullen' ? route.soort : undefined;
  const loadedKind = work?.soort.naam;
  const loadKind = useCallback(() => {
    if (wanted === undefined || wanted === loadedKind) return;
    setLoadProblem(undefined);
    void fetchKind(wanted).then((answer) => {
      if (answer.ok) {
        setWork(startOf(answer.value));
      } else if (answer.problem.status === 404) {
        window.history.replaceState(null, '', '/');
        setNotice(texts.kiezen.onbekend);
        setRoute({ page: 'kiezen' });
      } else {
        setLoadProblem(answer.problem);
      }
    });
  }, [wanted, loadedKind]);

  useEffect(() => {
    if (route.page === 'kiezen' && kinds === undefined) loadKinds();
  }, [route.page, kinds, loadKinds]);
  useEffect(loadKind, [loadKind]);

  useEffect(() => {
    if (route.page !== 'uitslag' || result !== undefined) return;
    window.history.replaceState(null, '', '/');
    setNotice(texts.kiezen.uitslagWeg);
    setRoute({ page: 'kiezen' });
  }, [route.page, result]);

  const ready = route.page === 'invullen' ? work !== undefined && loadedKind === wanted : true;
  const title = titleOf(route, work);
  useEffect(() => {
    document.title = title;
  }, [title]);

  // A new page starts at its heading, or at the field that was asked for; not on first load.
  const where = pathOf(route);
  useEffect(() => {
    if (!ready) return;
    if (!arrived.current) {
      arrived.current = true;
      return;
    }
    const target = focusAt.current === undefined ? null : document.getElementById(focusAt.current);
    focusAt.current = undefined;
    const focusable = target?.matches('input, select, textarea, button, [tabindex]')
      ? target
      : target?.querySelector<HTMLElement>('input, select, textarea, button');
    const heading = document.querySelector<HTMLElement>('h1');
    const element = focusable ?? heading;
    if (!element) return;
    if (!focusable) window.scrollTo(0, 0);
    element.focus();
  }, [where, ready]);

  const touched = work?.touched === true;
  useEffect(() => {
    if (!touched) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [touched]);

  const submit = useCallback(() => {
    if (!work || busy) return;
    const { question, errors } = collect(work.soort, work.peildatum, work.fields, work.gemeente);
    if (errors.length > 0) {
      setWork({ ...work, errors, problem: undefined });
      return;
    }
    const body = JSON.stringify(question);
    const sent = lastSent.current?.body === body ? lastSent.current : { body, key: crypto.randomUUID() };
    lastSent.current = sent;
    setBusy(true);
    void postScreening(question, sent.key).then((answer) => {
      setBusy(false);
      if (answer.ok) {
        setWork((now) => now && { ...now, errors: [], problem: undefined, touched: false });
        setResult({ soort: work.soort, fields: work.fields, toetsing: answer.value });
        go({ page: 'uitslag' });
      } else {
        const { problem } = answer;
        setWork((now) => now && { ...now, errors: errorsOf(problem), problem });
      }
    });
  }, [work, busy, go]);

  return (
    <Frame onHome={() => go({ page: 'kiezen' })}>
      {route.page === 'kiezen' && (
        <ChoosePage
          kinds={kinds}
          notice={notice}
          problem={loadProblem}
          onRetry={loadKinds}
          onChoose={(soort) => {
            if (soort !== work?.soort.naam || result !== undefined) setWork(undefined);
            setResult(undefined);
            go({ page: 'invullen', soort });
          }}
        />
      )}
      {route.page === 'invullen' && !(work && ready) && <Loading problem={loadProblem} onRetry={loadKind} />}
      {route.page === 'invullen' && work && ready && (
        <FillInPage
          soort={work.soort}
          peildatum={work.peildatum}
          gemeente={work.gemeente}
          fields={work.fields}
          errors={work.errors}
          problem={work.problem}
          busy={busy}
          onHome={() => go({ page: 'kiezen' })}
          onPeildatum={(peildatum) => setWork({ ...work, peildatum, touched: true })}
          onGemeente={(gemeente) => setWork({ ...work, gemeente, touched: true })}
          onFields={(fields) => setWork({ ...work, fields, touched: true })}
          onSubmit={submit}
        />
      )}
      {route.page === 'uitslag' && result && (
        <ResultPage
          soort={result.soort}
          fields={result.fields}
          toetsing={result.toetsing}
          onEdit={(pointer) => {
            focusAt.current = pointer === undefined ? undefined : idOf(`/gegevens${pointer}`);
            go({ page: 'invullen', soort: result.soort.naam });
          }}
          onNew={() => {
            setWork(undefined);
            setResult(undefined);
            go({ page: 'kiezen' });
          }}
        />
      )}
    </Frame>
  );
}
