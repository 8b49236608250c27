import { actionsOf, componentsOf, descendantsOf, descendsFrom, sourceFileOf } from './project-look.ts';
import type { AndroidModule, ManifestComponent, SourceClass } from './project.ts';

/** How a vendor's SDK finds the app's service. */
export interface ServiceContract {
  /** Action of the intent filter. */
  action: string;
  /** Full name of the SDK's class that the app's service extends. */
  superclass: string;
}

/** The app's services of one vendor, as manifests and sources show them. */
export interface MessagingServices {
  /** Services with the vendor's action; the SDK's own class is left out. */
  declared: readonly ManifestComponent[];
  /** Services in the manifest whose class is the vendor's, but whose filters lack the action. */
  withoutAction: readonly ManifestComponent[];
  /** Classes of the sources that extend the SDK's class; a class that only others extend is left out. */
  classes: readonly SourceClass[];
  /** Those of `classes` that no manifest names. */
  undeclared: readonly SourceClass[];
}

const plain = (name: string) => name.replaceAll('$', '.');

/** True for a component that stays in the app: neither removed by the merger nor switched off. */
export function isPresent(component: ManifestComponent): boolean {
  return component.attributes['tools:node']?.value !== 'remove' && component.enabled !== false;
}

/** Looks for the services that a vendor's SDK calls. */
export function messagingServices(modules: readonly AndroidModule[], { action, superclass }: ServiceContract): MessagingServices {
  const services = componentsOf(modules, 'service').filter((service) => isPresent(service) && service.name !== superclass);
  const all = descendantsOf(modules, superclass).filter(
    ({ at }) => !/^(?:test|androidTest)/.test(sourceFileOf(modules, at.file)?.sourceSet ?? ''),
  );
  const classes = all.filter((one) => !all.some((other) => other !== one && descendsFrom(modules, other, one.name) === 'yes'));
  const named = new Set(services.map(({ name }) => plain(name)));
  const unique = new Map(services.filter((service) => actionsOf(service).includes(action)).map((service) => [service.name, service]));
  const names = new Set(all.map(({ name }) => plain(name)));
  return {
    declared: [...unique.values()],
    withoutAction: services.filter((service) => names.has(plain(service.name)) && !actionsOf(service).includes(action)),
    classes,
    undeclared: classes.filter(({ name }) => !named.has(plain(name))),
  };
}
