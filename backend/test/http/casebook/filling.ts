/** Fills in forms over HTTP as the answers have them. */
import { randomUUID } from 'node:crypto';
import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
import type { Finding } from '@lutetia/shared/forms/value';
import { occur, reach } from '../../support/course.js';
import type { Answer, TestClient } from '../../support/test-client.js';
import { enrolled, expectStatus, formIn, scheduleOf, visitOf } from '../../support/trial-app.js';
import { around, varied, type FormAnswers, type Stop, type TrialCasebook, type Values } from './answers.js';

/** The form by which a visit is recorded. */
const VISIT_FORM = 'visit';

/** What was found where a form was filled in: by form and attempt, as told and as the answers expect it. */
export interface Filled {
  readonly found: Record<string, readonly string[]>;
  readonly expected: Record<string, readonly string[]>;
}

/** Enrols a participant on the day of the first stop. */
export function begin(
  client: TestClient,
  { study, site }: TrialCasebook,
  [first]: readonly Stop[],
): Promise<string> {
  return enrolled(client, first?.on ?? '', site, study);
}

/** Fills in every form of a stop, wrong in each way and then right. */
export async function fillStop(
  client: TestClient,
  trial: TrialCasebook,
  participant: string,
  stop: Stop,
): Promise<Filled> {
  const filled: Filled = { found: {}, expected: {} };
  if (stop.after !== undefined) await reach(client, participant, { ...stop.after, on: stop.on });
  if (stop.visit !== null && !stop.forms.includes(VISIT_FORM))
    await occur(client, participant, stop.visit, stop.on);
  for (const code of stop.forms) {
    const answers = stop.answers?.[code] ?? trial.answers[code];
    if (answers === undefined) throw new Error(`there are no answers to ${code}`);
    const asked = stop.isRight === true ? { ...answers, wrong: () => [] } : answers;
    const here = varied(asked, () => stop.otherwise ?? {});
    const filling = new Filling(client, await formAt(client, participant, stop, code));
    await filling.fill(here, around(stop.on, trial.timeZone), (attempt, found, expected) => {
      filled.found[`${code} ${attempt}`] = found;
      filled.expected[`${code} ${attempt}`] = expected;
    });
  }
  for (const [code, answers] of Object.entries(stop.secondParts ?? {})) {
    const [visit, cycle] = stop.visit ?? [''];
    const at = await visitOf(client, participant, visit, cycle);
    const added = await client.post(`/visits/${at.id}/forms`, { form: code, changeId: randomUUID() });
    const { id } = expectStatus(added, 201).json as { id: string };
    await new Filling(client, id).fill(
      answers,
      around(stop.on, trial.timeZone),
      (attempt, found, expected) => {
        filled.found[`${code} 2 ${attempt}`] = found;
        filled.expected[`${code} 2 ${attempt}`] = expected;
      },
    );
  }
  return filled;
}

async function formAt(
  client: TestClient,
  participant: string,
  { visit }: Stop,
  code: string,
): Promise<string> {
  if (visit !== null) return formIn(await visitOf(client, participant, visit[0], visit[1]), code).id;
  const form = (await scheduleOf(client, participant)).forms.find((own) => own.code === code);
  if (form === undefined) throw new Error(`the participant has no form ${code}`);
  return form.id;
}

type Tell = (attempt: string, found: readonly string[], expected: readonly string[]) => void;

class Filling {
  private readonly sent = new Set<string>();
  private version = 0;

  constructor(
    private readonly client: TestClient,
    private readonly id: string,
  ) {}

  /** Each wrong version is saved whole; what is impossible must not be completed; the right one must. */
  async fill(
    { right, wrong, asked = [] }: FormAnswers,
    at: ReturnType<typeof around>,
    tell: Tell,
  ): Promise<void> {
    this.version = (expectStatus(await this.client.get(`/forms/${this.id}`), 200).json as FormView).version;
    const good = right(at);
    for (const [index, [otherwise, ...checks]] of (wrong?.(at) ?? []).entries()) {
      const changes = { ...good, ...otherwise };
      const { findings } = this.saved(await this.send('PUT', '', changes));
      tell(`wrong ${index + 1}: ${JSON.stringify(otherwise)}`, codesOf(findings), checks.toSorted());
      if (findings.some(({ kind }) => kind === 'hard')) await this.refuseCompletion(changes);
    }
    const { findings, state } = this.saved(await this.send('POST', '/completion', good));
    tell('right', [state, ...codesOf(findings)], ['complete', ...asked]);
  }

  private saved(answer: Answer): FormSavedView {
    const view = expectStatus(answer, 200).json as FormSavedView;
    this.version = view.version;
    return view;
  }

  private async refuseCompletion(changes: Values): Promise<void> {
    const { json, text } = await this.send('POST', '/completion', changes);
    if ((json as { code?: string } | null)?.code !== 'form.not-completable') throw new Error(text);
  }

  /** Sends answers and empties whatever an earlier attempt answered besides. */
  private async send(method: 'PUT' | 'POST', act: string, answers: Values): Promise<Answer> {
    const left = [...this.sent].filter((path) => !(path in answers));
    const changes = { ...Object.fromEntries(left.map((path) => [path, null])), ...answers };
    for (const path of Object.keys(answers)) this.sent.add(path);
    const body = { changes, changeId: randomUUID() };
    return this.client.send(method, `/forms/${this.id}${act}`, body, { 'if-match': `"${this.version}"` });
  }
}

/** Checks that fired; that something is still to be answered is not one. */
function codesOf(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ kind }) => kind !== 'required')
    .map(({ check }) => check)
    .toSorted();
}
