interface Schedule {
  readonly items: {
    readonly code: string;
    readonly forms: { readonly id: string; readonly code: string }[];
  }[];
}

interface Form {
  readonly version: number;
  readonly values: Record<string, { readonly v: string } | undefined>;
}

/** Whether the request was carried out is not known. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Somebody signed in, over HTTP. */
export class Person {
  private constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  static async signIn(url: string, email: string, password: string): Promise<Person> {
    const response = await fetch(`${url}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie === undefined) throw new Error(`no session: ${await response.text()}`);
    return new Person(url, cookie);
  }

  /** @throws NoAnswer when nothing was said of what became of it, Error when it was refused */
  async call<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const { status, text } = await fetch(`${this.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie: this.cookie, ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch((error: unknown) => Promise.reject(new NoAnswer('nobody answers', { cause: error })));
    if (status >= 500) throw new NoAnswer(text);
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${text}`);
    return JSON.parse(text) as T;
  }

  /** Enrols a participant today and gives the id of their haematology form at screening. */
  async newForm(): Promise<string> {
    const on = new Date().toISOString().slice(0, 10);
    const { id } = await this.call<{ id: string }>('POST', '/studies/reluth/participants', {
      site: 'FR-12',
      on,
    });
    const { items } = await this.call<Schedule>('GET', `/participants/${id}/schedule`);
    const screening = items.find(({ code }) => code === 'SCR');
    const form = screening?.forms.find(({ code }) => code === 'haematology');
    if (form === undefined) throw new Error('the screening visit has no haematology form');
    return form.id;
  }

  /** Saves the name of the laboratory. */
  async save(form: string, changeId: string, version: number, value: string): Promise<void> {
    await this.call(
      'PUT',
      `/forms/${form}`,
      { changeId, changes: { LBNAM: { v: value } } },
      { 'if-match': `"${version}"` },
    );
  }

  async read(form: string): Promise<{ version: number; value: string }> {
    const { version, values } = await this.call<Form>('GET', `/forms/${form}`);
    return { version, value: values['LBNAM']?.v ?? '' };
  }
}
