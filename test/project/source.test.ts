import { describe, expect, it } from 'vitest';
import { readProject } from '../../src/project/index.ts';
import { readSource } from '../../src/project/source.ts';
import { sourceText, wordFinder } from '../../src/project/text.ts';
import type { SourceClass } from '../../src/core/project.ts';
import { memoryProject } from './memory.ts';

const java = (text: string) => readSource(sourceText('A.java', text), 'main');
const kotlin = (text: string) => readSource(sourceText('A.kt', text), 'main');
/** Calls of one body: `receiver.name(arguments) [guards]`. */
const shown = ({ calls }: ReturnType<typeof java>) =>
  calls.map(
    ({ receiver, name, arguments: given, guards }) =>
      `${receiver === '' ? '' : `${receiver}.`}${name}(${given.join(', ')})${guards.length > 0 ? ` [${guards.join('; ')}]` : ''}`,
  );
const inJava = (body: string) => shown(java(`class Push { void run() { ${body} } }`));
const inKotlin = (body: string) => shown(kotlin(`class Push {\n fun run() {\n ${body}\n }\n}`));

describe('calls in Java', () => {
  it.each<[string, string[]]>([
    ['push();', ['push()']],
    ['a.b.C.getInstance().push(x, "y");', ['a.b.C.getInstance()', 'a.b.C.getInstance().push(x, "y")']],
    ['if (main) push(); else other();', ['push() [main]', 'other() [!(main)]']],
    [
      'if (a) { push(); } else if (b) { two(); } else three(); four();',
      ['push() [a]', 'two() [!(a); b]', 'three() [!(a); !(b)]', 'four()'],
    ],
    ['if (isMain(x)) for (A a : list) { push(a); } end();', ['isMain(x)', 'push(a) [isMain(x)]', 'end()']],
    ['if (a) if (b) one(); else two(); three();', ['one() [a; b]', 'two() [a; !(b)]', 'three()']],
    ['switch (k) { case A: one(); break; default: two(); } three();', ['one() [k == A]', 'two() [else]', 'three()']],
    [
      'new NotificationChannel("id", name, 4).setSound(u, null);',
      ['NotificationChannel("id", name, 4)', 'new NotificationChannel("id", name, 4).setSound(u, null)'],
    ],
    ['new a.b.Foo(1);', ['a.b.Foo(1)']],
    [
      'f(new Cb<String>() { @Override public void onSuccess(String s) { g(s); } }, 1);',
      ['f(new Cb<String>() { @Override public void onSuccess(String s) { g(s); } }, 1)', 'Cb()', 'g(s)'],
    ],
    ['run(() -> { if (a) b(); }); c();', ['run(() -> { if (a) b(); })', 'b() [a]', 'c()']],
    ['// push();\n/* push(); */ String s = "push()"; a(/* no */ 1);', ['a(1)']],
    ['this.<A>push(x); super.push();', ['push(x)', 'super.push()']],
    ["char c = '\"'; push('x');", ["push('x')"]],
  ])('%s', (body, expected) => {
    expect(inJava(body)).toEqual(expected);
  });
});

describe('properties that are set in Kotlin look like Java’s setters', () => {
  it.each<[string, string[]]>([
    ['options.pushConfig = config', ['options.setPushConfig(config)']],
    ['a.b.appId = "1"\n other()', ['a.b.setAppId("1")', 'other()']],
    ['a.x = build(1)\n  .and(2)', ['a.setX(build(1) .and(2))', 'build(1)', 'build(1).and(2)']],
    ['a.x = if (b) 1 else 2; c()', ['a.setX(if (b) 1 else 2)', 'c()']],
    ['if (main) a.x = 1', ['a.setX(1) [main]']],
    ['a.x == b', []],
    ['a.x += b', []],
    ['val x: Options.Push = y', []],
    ['x = y', []],
    ['f(a.b, x = 1)', ['f(a.b, x = 1)']],
    ['a.isEnabled = true', ['a.setEnabled(true)']],
    ['a.issue = 1', ['a.setIssue(1)']],
    ['A().apply { x = "1" }', ['A()', 'A().apply()', 'setX("1")']],
    ['a.run {\n if (b) isX = c else y = d\n }', ['a.run()', 'setX(c else y = d) [b]', 'setY(d) [!(b)]']],
    ['with(a) { b { x = 1 } }', ['with(a)', 'b()', 'setX(1)']],
    // Variables, named arguments, and blocks that are on nothing.
    ['var x = 1\n a.apply { x = 2 }', ['a.apply()']],
    ['a.apply { var x = 1\n x = 2\n val y: B = c\n f(z = 3) }', ['a.apply()', 'f(z = 3)']],
    ['a.let { x = 1 }\n run { y = 2 }\n thread { z = 3 }', ['a.let()', 'run()', 'thread()']],
    ['a.apply { b(object : C {\n override fun d() {\n e = 1\n }\n }) }', ['a.apply()', 'b(object : C { override fun d() { e = 1 } })']],
    ['a.apply { if (x == 1) y() }', ['a.apply()', 'y() [x == 1]']],
  ])('%s', (body, expected) => {
    expect(inKotlin(body)).toEqual(expected);
  });
});

describe('calls in Kotlin', () => {
  it.each<[string, string[]]>([
    ['if (main)\n push()\n other()', ['push() [main]', 'other()']],
    ['if (a) one() else two()\n three()', ['one() [a]', 'two() [!(a)]', 'three()']],
    ['if (a) {\n one()\n }\n else {\n two()\n }\n three()', ['one() [a]', 'two() [!(a)]', 'three()']],
    [
      'when (brand) {\n "xiaomi", "redmi" -> mi()\n is X -> { x() }\n else -> other()\n }\n end()',
      ['mi() [brand == "xiaomi", "redmi"]', 'x() [brand is X]', 'other() [else]', 'end()'],
    ],
    ['when {\n a && b -> one()\n else -> two()\n }', ['one() [a && b]', 'two() [else]']],
    ['client?.push(x)!!\n  .also { log(it) }', ['client.push(x)', 'client?.push(x)!!.also()', 'log(it)']],
    ['manager.register {\n done()\n }', ['manager.register()', 'done()']],
    ['this@Main.push(1)', ['this@Main.push(1)']],
    ['f(if (a) b() else c(), d())', ['f(if (a) b() else c(), d())', 'b() [a]', 'c() [!(a)]', 'd()']],
    ['val s = "push(${name("x")})"', []],
    [
      'push(object : Callback {\n override fun onSuccess() {\n login()\n }\n })',
      ['push(object : Callback { override fun onSuccess() { login() } })', 'login()'],
    ],
    ['foo<Bar>(1)', ['foo(1)']],
    ['push { a() }', ['push()', 'a()']],
    ['if (a) push { s -> b(s) }', ['push() [a]', 'b(s) [a]']],
    ['val x = push { }\n return push { }', ['push()', 'push()']],
    ['A().let(B::push)', ['A()', 'A().let(B::push)', 'B.push(A())']],
    ['"key"?.also(a.b()::push)', ['"key".also(a.b()::push)', 'a.b()', 'a.b().push("key")']],
    // What has braces and is no call; `list.forEach` does not tell what it gives.
    ['try { a() } finally { b() }\n do { c() } while (d)\n while (e) { f() }', ['a()', 'b()', 'c()', 'f()']],
    ['val x by lazy { a() }\n val y = object : B { }\n class C : D { }', ['a()']],
    ['a shouldBe { }\n x@ while (b) { }\n fun c(): D { }\n interface E { }', []],
    ['list.forEach(B::push)\n A::class.let { }', ['list.forEach(B::push)', 'A::class.let()']],
  ])('%s', (body, expected) => {
    expect(inKotlin(body)).toEqual(expected);
  });
});

/** What `push` is called on, as the reader finds out. */
const pushedOn = ({ calls }: ReturnType<typeof java>) => calls.filter(({ name }) => name === 'push').map(({ on }) => on);

describe('what a receiver stands for in Java', () => {
  it.each<[string, (string | undefined)[]]>([
    ['void a() { P p = P.get(this); p.push(); }', ['P.get(…)']],
    ['void a() { var p = P.get(); p.push(); }', ['P.get()']],
    ['void a() { a.b.P<X> p = make("push"); p.push(); }', ['a.b.P']],
    ['void a(final P p, Q[] q) { p.push(); }', ['P']],
    ['void a() { p.push(); this.p.push(); } private P p = null;', ['P', 'P']],
    ['void a() { for (P p : all) { p.push(); } }', ['P']],
    ['void a() { new Runnable() { public void run() { p.push(); } }; } P p;', ['P']],
    ['P p() { return null; } void a() { p().push(); }', ['P']],
    // The nearest declaration is meant, and no other method's.
    ['P p; void a() { Q p = q(); p.push(); } void b(R p) { p.push(); }', ['Q', 'R']],
    ['void a() { P p = P.get(); } void b() { p.push(); }', [undefined]],
    ['void a() { if (p > q) q.push(); return p; p.push(); }', [undefined, undefined]],
    ['void a() { P.push(); P.get().push(); push(); super.push(); }', [undefined, undefined, undefined, undefined]],
  ])('%s', (body, expected) => {
    expect(pushedOn(java(`class Push { ${body} }`))).toEqual(expected);
  });

  it('knows functions that are imported by their names', () =>
    expect(pushedOn(java('import static a.P.push; class Push { void a() { push(); } }'))).toEqual(['a.P']));
});

describe('what a receiver stands for in Kotlin', () => {
  it.each<[string, (string | undefined)[]]>([
    ['fun a() { val p = P.get(this)\n p.push()\n p?.push()\n p!!.push() }', ['P.get(…)', 'P.get(…)', 'P.get(…)']],
    ['fun a() { val p = this.q ?: return\n p.push() }\n private val q: P? = null', ['P']],
    ['lateinit var p: P\n val q by lazy {\n log()\n P.get()\n }\n fun a() { p.push(); q.push() }', ['P', 'P.get()']],
    ['val p get() = P.get()\n val q: P\n get() { return make() }\n fun a() { p.push(); q.push() }', ['P.get()', 'P']],
    ['fun a() { p.push() }\n companion object { val p = P.get() }', ['P.get()']],
    ['fun a(p: P<X>?, q: () -> Unit) { p?.push() }', ['P']],
    ['fun P.a() { push { }; this.push() }', ['P', 'P']],
    ['fun p() = P.get()\n fun a() { p().push() }', ['P.get()']],
    ['fun a() { val p = b as? P\n p?.push() }', ['P']],
    ['fun a() { P.get(b).run { push(1); this.push(2); thread { push(3) } } }', ['P.get(…)', 'P.get(…)', 'P.get(…)']],
    ['fun a() { P.get().apply { if (b) push { } }.push() }', ['P.get()', 'P.get()']],
    ['fun a() = with(p) { push() }\n val p: P = make()', ['P']],
    ['fun a() { P.get().let { it.push(); thread { it.push() } } }', ['P.get()', 'P.get()']],
    ['fun a() { P.get()?.also { p -> p.push() } }', ['P.get()']],
    ['fun a() { p.run { b(object : C { override fun d() { push() } }) } }\n val p = P.get()', ['P.get()']],
    // The nearest declaration is meant, and no other function's; blocks of other functions have an `it` of their own.
    ['val p = P.get()\n fun a(p: Q) { p.push() }\n fun b() { val p = R.get()\n p.push() }', ['Q', 'R.get()']],
    ['fun a() { val p = P.get() }\n fun b() { p.push() }', [undefined]],
    ['fun a() { P.get().let { all.forEach { it.push() } } }', [undefined]],
    ['fun a() { P.get().let { all.forEach { p -> p.push() } } }', [undefined]],
    ['fun a() { P.get().let { push(); this.push() } }', [undefined, undefined]],
    ['fun a() { P.get().run { q.push() }\n push() }', [undefined, undefined]],
    ['fun a() { val (p, q) = b()\n p.push() }\n val p = P.get()', [undefined]],
    ['fun a() { val p = "P.get()"\n p.push()\n val q = b(P.get())\n q.push() }', [undefined, 'b(…)']],
  ])('%s', (body, expected) => {
    expect(pushedOn(kotlin(`class Push {\n${body}\n}`))).toEqual(expected);
  });

  it('knows other names of imports, unless something here has the name', () =>
    expect(
      pushedOn(kotlin('import a.b.P as Q\nclass Push { fun a() { Q.push(); Q.get(this).push() }\n fun b(Q: R) { Q.push() } }')),
    ).toEqual(['a.b.P', 'a.b.P.get(…)', 'R']));
});

describe('what a call is in, and its arguments', () => {
  it('names class, method, order and plain values', () => {
    const file = java(`package a.b;
import static x.Y.push;
class Outer {
  static final String ID = "ch" + "at";
  static final int SDK = 1400_000L;
  static String open = "x";
  Outer() { push(ID); }
  static class Inner { void go() throws E { push(Outer.ID, SDK, -1, true, null, "a" + ID, open, BuildConfig.KEY, other(), 0x10); } }
}`);
    expect(file.classes.map(({ name, methods }) => [name, methods.map(({ value }) => value)])).toEqual([
      ['a.b.Outer', []],
      ['a.b.Outer$Inner', ['go']],
    ]);
    expect(file.calls).toMatchObject([
      { inClass: 'a.b.Outer', inMethod: '<init>', literals: ['chat'], order: 0, at: { line: 7, column: 13 } },
      {
        inClass: 'a.b.Outer$Inner',
        inMethod: 'go',
        literals: ['chat', 1400000, -1, true, undefined, 'achat', undefined, undefined, undefined, 16],
        order: 1,
      },
      { name: 'other' },
    ]);
    expect(file.constants.map(({ name, value, kind, inClass }) => [name, value, kind, inClass])).toEqual([
      ['ID', 'chat', 'text', 'a.b.Outer'],
      ['SDK', '1400000', 'number', 'a.b.Outer'],
      ['open', 'x', 'text', 'a.b.Outer'],
    ]);
  });

  it('also in Kotlin, with constants that stand behind', () => {
    const file = kotlin(`package a
import x.Base as B
const val TOP = "t"
class Push(val c: Context = make()) : B(c), Listener<X> by impl {
  fun login() = client.push(ID, TOP, key = Keys.KEY)
  init { start() }
  companion object { const val ID = 7L; val LIST = listOf(1) }
}
object Keys { val KEY: String = "k" }
`);
    expect(file.classes.map(({ name, superTypes }) => [name, superTypes])).toEqual([
      ['a.Push', ['x.Base', 'Listener']],
      ['a.Keys', []],
    ]);
    expect(file.calls).toMatchObject([
      { name: 'push', inMethod: 'login', inClass: 'a.Push', literals: [7, 't', 'k'] },
      { name: 'start', inMethod: '<init>' },
      { name: 'listOf', inClass: 'a.Push' },
    ]);
    expect(file.constants.map(({ name, inClass, kind }) => [name, inClass, kind])).toEqual([
      ['TOP', undefined, 'text'],
      ['ID', 'a.Push', 'number'],
      ['LIST', 'a.Push', 'expression'],
      ['KEY', 'a.Keys', 'text'],
    ]);
  });
});

describe('a file that says nothing of push', () => {
  it.each([
    [
      'java',
      'package a;\nimport x.Base;\nclass A extends Base implements I, J<K> {\n  void f() { if (a) { g("}"); } /* } */ }\n  enum E { X { int v() { return 1; } } }\n}\nclass B {}',
    ],
    [
      'kt',
      'package a\nimport x.Base\nclass A(val b: Int) : Base(), I, J<K> {\n fun f(): Int { return "}${ "}" }".length }\n fun g() = 1\n enum class E { X }\n}\nclass B',
    ],
  ])('gives its classes, not its calls (%s)', (suffix, text) => {
    const file = readSource(sourceText(`A.${suffix}`, text), 'main');
    expect(file.package).toBe('a');
    expect(file.classes.map(({ name }) => name)).toEqual(['a.A', 'a.A$E', 'a.B']);
    expect(file.classes[0]?.superTypes).toEqual(['x.Base', 'I', 'J']);
    expect([file.calls, file.constants]).toEqual([[], []]);
  });
});

const trickyKotlin = `@file:JvmName("Util")
/* class Commented { /* interface Nested */ object X */
package a.b.c

import x.y.Base as B
import x.y.*
import x.\`in\`.Weird

/** A class of things: interface Foo. */
@Suppress("class Hidden {")
sealed class Result<out T : Any>(val f: () -> Unit = { println("}") }, private val k: kotlin.reflect.KClass<*> = Foo::class) : B<T>(), Closeable by closer where T : Comparable<T> {
  data class Ok<T : Any>(val value: T) : Result<T>()
  data object None : Result<Nothing>()
  object Err : Result<Nothing>() { const val A = "x" }
  companion object : Factory { class InCompanion }
  enum class Kind(val n: Int) { A(1) { override fun f() = 2 }, B(2); class InEnum }
  fun interface Cb { fun call() }
  inner class Inner
  class NoBody
  val listener = object : Listener { override fun on() { class Local; object : Foo() {} } }
  val lazyThing by lazy { object : Runnable { override fun run() {} } }
  init { class LocalInInit }
  fun \`a class of its own\`() = when (x) { is Foo -> { } else -> { } }
  fun text() = """ class InText { \${ if (a) "}" else "{" } """
  private class Last(val c: Char = '{') : \`Quoted Base\`()
}
typealias Handler = (String) -> Unit
fun top(a: Foo.() -> Unit = {}) { class Local }
val Foo.size get() = 3
internal annotation class Anno(val v: Array<kotlin.reflect.KClass<*>> = [Foo::class])
@JvmInline value class V(val x: Int)
abstract class
  Split
  : B(), 
    Iface<
      String>
class Tail
`;

const trickyJava = `/* class Commented { */
package a.b.c;

import static x.y.Foo.*;
import x.y.Base;

// interface Foo {
@Component(value = {"a", "b"}, type = Foo.class)
public abstract class Outer<T extends Comparable<T>> extends Base<T> implements java.io.Serializable, I<K> {
  static final Class<?> C = Foo.class;
  private Object object = new Object() { class Anon {} };
  Record record = null;
  int[] xs = { 1, 2, 3 };
  static { class InStatic {} }
  public @interface Marker { Class<?> value() default Void.class; String[] names() default {"{"}; }
  enum E implements I { A { void f() { } }, B(1) { }; static class InEnum extends Base {} }
  record Point(int x, int y) implements I { Point { check(); } record Deep<T>(T t) {} }
  interface Cb { default void run() { class Local {} } class InIface {} }
  void m() throws X { char c = '}'; String s = "class Foo {"; Runnable r = () -> { class L {} }; if (a) { } }
  String block = """
    class Text { "
    """;
  static class Nested extends Outer.Inner<String> { private final class Deepest {} }
  <T> T generic(Class<T> c) { return null; }
  Outer() { super(new Foo() { }); }
  sealed interface S permits A1, B1 {}
}
class Second { }
final
class Third
  extends x.y.Other { }
`;

describe('an outline', () => {
  it.each<[string, string, string[]]>([
    [
      'kt',
      trickyKotlin,
      [
        'Result : x.y.Base, Closeable',
        'Result$Ok : a.b.c.Result',
        'Result$None : a.b.c.Result',
        'Result$Err : a.b.c.Result',
        'Result$InCompanion',
        'Result$Kind',
        'Result$Kind$InEnum',
        'Result$Cb',
        'Result$Inner',
        'Result$NoBody',
        'Result$Last : Quoted Base',
        'Anno',
        'V',
        'Split : x.y.Base, Iface',
        'Tail',
      ],
    ],
    [
      'java',
      trickyJava,
      [
        'Outer : x.y.Base, java.io.Serializable, I',
        'Outer$Marker',
        'Outer$E : I',
        'Outer$E$InEnum : x.y.Base',
        'Outer$Point : I',
        'Outer$Point$Deep',
        'Outer$Cb',
        'Outer$Cb$InIface',
        'Outer$Nested : a.b.c.Outer$Inner',
        'Outer$Nested$Deepest',
        'Outer$S',
        'Second',
        'Third : x.y.Other',
      ],
    ],
  ])('has every class but those within functions, and nothing that only looks like one (%s)', (suffix, text, expected) => {
    const shown = ({ name, superTypes }: SourceClass) =>
      `${name.replace('a.b.c.', '')}${superTypes.length > 0 ? ` : ${superTypes.join(', ')}` : ''}`;
    const file = readSource(sourceText(`A.${suffix}`, text), 'main');
    expect(file.classes.map(shown)).toEqual(expected);
    expect(file.calls).toEqual([]);
    // The same file with a word of push is read in full: it has these classes at the same places, and those within functions.
    const full = readSource(sourceText(`A.${suffix}`, `${text}\n// push\n`), 'main');
    expect(full.calls.length).toBeGreaterThan(0);
    const places = full.classes.map(({ name, at }) => `${name} ${at.line}:${at.column}`);
    for (const { name, at } of file.classes) expect(places).toContain(`${name} ${at.line}:${at.column}`);
  });

  it.each(['onNewToken', 'onCommandResult', 'onThroughMessageReceived'])('is not enough where %s is: checks look for it', (method) => {
    const file = readSource(sourceText('A.java', `package a; class A extends Base { void ${method}() { go(); } }`), 'main');
    expect(file.classes[0]?.methods.map(({ value }) => value)).toEqual([method]);
  });
});

describe('a finder of words', () => {
  const find = wordFinder(['push', 'HMS', 'a.b']);
  it.each<[string, boolean]>([
    ['', false],
    ['push', true],
    ['xpushx', true],
    ['pus', false],
    ['pu sh', false],
    ['ush', false],
    ['推送 HMS', true],
    ['a.b', true],
    ['axb', false],
    ['hms', false],
    ['ppush', true],
    ['\u0000\uffffpush', true],
  ])('%j: %s', (text, expected) => expect(find(text)).toBe(expected));

  it('refuses words that are too short to be found', () => expect(() => wordFinder(['ab'])).toThrow(RangeError));
});

it('super types of the same package get their full name, and only the variant is read', async () => {
  const project = await readProject({
    files: memoryProject({
      'build.gradle': "apply plugin: 'com.android.application'",
      'src/main/java/a/Base.java': 'package a; class Base extends PushReceiver {}',
      'src/release/java/a/Sub.java': 'package a; class Sub extends Base { }',
      'src/debug/java/a/Debug.java': 'package a; class Debug {}',
      'src/test/java/a/Test.java': 'package a; class Test {}',
    }),
    root: '/project',
  });
  const sources = project.modules[0]?.sources ?? [];
  expect(sources.map(({ file, sourceSet }) => [file, sourceSet])).toEqual([
    ['src/main/java/a/Base.java', 'main'],
    ['src/release/java/a/Sub.java', 'release'],
  ]);
  expect(sources[1]?.classes[0]?.superTypes).toEqual(['a.Base']);
});
