// Comes first in a program, before any word is said: the page carries what the host speaks.
import * as l10n from '@vscode/l10n';

l10n.config({ contents: document.getElementById('app')?.dataset['catalogue'] ?? '{}' });
