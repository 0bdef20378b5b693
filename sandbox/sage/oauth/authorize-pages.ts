import { html, page } from '../html.ts';
import { type Business, type User } from '../state.ts';

export function errorPage(title: string, text: string): string {
  return page(
    title,
    html`<div class="card">
      <h1>${title}</h1>
      <p class="wrong">${text}</p>
      <p class="muted">Sage shows this itself and does not go back to the app.</p>
    </div>`,
  );
}

export function loginPage(transaction: string, users: readonly User[], wrong?: string): string {
  return page(
    'Sign in',
    html`<div class="card">
      <h1>Sign in to Sage</h1>
      <p class="wrong">${wrong ?? ''}</p>
      <form method="post" action="/oauth2/auth/login">
        <input type="hidden" name="transaction" value="${transaction}" />
        <label for="email">E-mail</label><input id="email" name="email" type="email" required />
        <label for="password">Password</label>
        <input id="password" name="password" type="password" required />
        <p><button>Sign in</button></p>
      </form>
      <p class="muted">Users of this sandbox (e-mail, password):</p>
      <ul class="muted">
        ${users.map((user) => html`<li>${user.email}, ${user.password}</li>`)}
      </ul>
    </div>`,
  );
}

export function consentPage(
  transaction: string,
  clientId: string,
  user: User,
  businesses: readonly Business[],
): string {
  return page(
    'Allow access',
    html`<div class="card">
      <h1>Allow access?</h1>
      <p>
        The app <b>${clientId}</b> asks to work with Sage as you, ${user.firstName} ${user.lastName}. It will
        reach every business you see:
      </p>
      <ul>
        ${businesses.map((business) => html`<li>${business.name}</li>`)}
      </ul>
      <form method="post" action="/oauth2/auth/consent">
        <input type="hidden" name="transaction" value="${transaction}" />
        <button name="decision" value="allow">Allow</button>
        <button name="decision" value="deny" class="quiet">Deny</button>
      </form>
    </div>`,
  );
}
