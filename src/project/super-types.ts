import type { AndroidModule, SourceFile } from '../core/project.ts';

/** Names super types that are of the project itself by their full name: those of the same package need no import. */
export function resolveSuperTypes(modules: readonly AndroidModule[]): AndroidModule[] {
  const known = new Set<string>();
  for (const module of modules) for (const source of module.sources) for (const { name } of source.classes) known.add(name);
  const fullName = ({ package: own, imports }: SourceFile, type: string): string | undefined => {
    if (type.includes('.')) return undefined;
    if (own !== '' && known.has(`${own}.${type}`)) return `${own}.${type}`;
    const from = imports.find((name) => name.endsWith('.*') && known.has(name.slice(0, -1) + type));
    return from && from.slice(0, -1) + type;
  };
  return modules.map((module) => ({
    ...module,
    sources: module.sources.map((source) => {
      const isOfProject = (type: string) => fullName(source, type) !== undefined;
      if (!source.classes.some(({ superTypes }) => superTypes.some(isOfProject))) return source;
      const classes = source.classes.map((one) => ({ ...one, superTypes: one.superTypes.map((type) => fullName(source, type) ?? type) }));
      return { ...source, classes };
    }),
  }));
}
