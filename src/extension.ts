// Composition root in VS Code: builds the services and registers the features, nothing else.
import { ExtensionMode, type ExtensionContext } from 'vscode';
import { registerConsent } from './ui/consent/registerConsent';
import { registerContexts } from './ui/contexts';
import { registerDiagnostics } from './ui/diagnostics/registerDiagnostics';
import { registerFloods } from './ui/flood/registerFloods';
import { registerGuidePanels } from './ui/guide/registerGuidePanels';
import { registerLabStatus } from './ui/labStatus';
import { registerThreadStatus } from './ui/threads/threadStatus';
import { registerLanguage } from './ui/language';
import { registerPredictions } from './ui/predictions';
import { registerCommands } from './ui/registerCommands';
import { createServices, type Services } from './ui/services';
import { registerTypedCommands } from './ui/terminals/typedCommands';
import { registerThreadPanels } from './ui/threads/registerThreadPanels';
import { registerContainerView } from './ui/views/containerView';
import { registerLabsView } from './ui/views/labsView';
import { registerWakeUp } from './ui/wakeUp';
import { registerWalkthroughTicks } from './ui/walkthroughTicks';

/** Gives its services to tests, which look at what VS Code does not tell, and to nobody else. */
export function activate(context: ExtensionContext): Services | undefined {
  const services = createServices(context);
  context.subscriptions.push(
    services,
    registerLanguage(),
    registerContexts(services),
    registerConsent(services),
    registerWalkthroughTicks(services),
    registerLabStatus(services),
    registerThreadStatus(services),
    registerFloods(services),
    registerPredictions(services),
    registerTypedCommands(services),
    registerLabsView(services),
    registerContainerView(services),
    registerThreadPanels(services),
    registerGuidePanels(services),
    registerDiagnostics(services),
    registerCommands(services),
    registerWakeUp(services),
  );
  return context.extensionMode === ExtensionMode.Test ? services : undefined;
}
