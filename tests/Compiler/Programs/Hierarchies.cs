using System.Numerics;

namespace StarMiner.Compiler.Tests.Programs;

/// <summary>Virtual and interface calls, type tests, Object's methods.</summary>
public static class Hierarchies
{
    interface IShape
    {
        int Area(int unit);

        int Twice(int unit) => Area(unit) * 2;
    }

    abstract class Shape(int size) : IShape
    {
        protected readonly int size = size;

        public abstract int Area(int unit);

        public virtual string Name => "shape";

        public virtual int Corners() => 0;
    }

    class Square(int size) : Shape(size)
    {
        public override int Area(int unit) => size * size * unit;

        public override string Name => "square:" + base.Name;

        public override int Corners() => 4;
    }

    sealed class Cube(int size, int depth) : Square(size)
    {
        public int Depth { get; } = depth;

        public override int Area(int unit) => base.Area(unit) * 6 + Depth;

        public int Twice(int unit) => Area(unit) * 2 + 1;
    }

    sealed class Circle(int size) : Shape(size)
    {
        public override int Area(int unit) => 3 * size * size * unit;
    }

    struct Line(int length) : IShape
    {
        public int Length = length;

        public int Area(int unit) => Length++ * unit;
    }

    static Shape Make(int a) => (a & 3) switch { 0 => new Square(a), 1 => new Cube(a, 7), _ => new Circle(a) };

    public static int Virtual(int a) => Make(a).Area(2) * 10 + Make(a + 1).Corners();

    public static string Base(int a) => Make(a).Name + Make(a + 2).Name;

    public static int Interface(int a)
    {
        IShape shape = Make(a);
        return shape.Area(1) + shape.Twice(2) * 100;
    }

    public static int InterfaceOnStruct(int a)
    {
        IShape shape = a > 2 ? new Line(a) : new Square(a);
        int first = shape.Area(1);
        return first * 100 + shape.Area(1) + shape.Twice(3);
    }

    public static int OneStructOnly(int a)
    {
        IShape shape = new Line(a);
        return shape.Area(1) * 10 + shape.Area(1);
    }

    public static int TypeTests(int a)
    {
        Shape shape = Make(a);
        int sum = shape is Square ? 1 : 0;
        sum += shape is Cube cube ? cube.Depth * 10 : 0;
        sum += (shape as Circle)?.Area(1) * 100 ?? 5;
        return sum + (shape is IShape ? 1000 : 0) + (shape is { Name: "shape" } ? 5000 : 0);
    }

    public static int TestOfObject(int a)
    {
        object[] things = [a, "text", Make(a), new int[] { a }, new int[0], null!, true];
        int sum = 0;
        foreach (object thing in things)
            sum = sum * 3 + thing switch
            {
                Cube cube => cube.Depth,
                Square => 1,
                Shape => 2,
                int number => number,
                string text => text.Length,
                null => 8,
                _ => 9,
            };
        return sum;
    }

    public static int Cast(int a)
    {
        Shape shape = Make(a);
        try
        {
            return ((Square)shape).Area(1);
        }
        catch (InvalidCastException)
        {
            return -1;
        }
    }

    public static string CastFails(int a) => ((Cube)Make(a)).Name;

    class Named(string name)
    {
        protected string name = name;

        public override string ToString() => "<" + name + ">";

        public override bool Equals(object? other) => other is Named named && named.name == name;

        public override int GetHashCode() => name.Length;
    }

    class Plain
    {
        public int Value = 1;
    }

    sealed class Loud(string name) : Named(name)
    {
        public override string ToString() => base.ToString() + "!";
    }

    public static string Texts(int a)
    {
        Named named = a > 3 ? new Loud("a") : new Named("b");
        object any = named;
        return named.ToString() + any + $"{named}" + named.GetHashCode();
    }

    public static string TextOfObject(int a)
    {
        object[] things = [a, "t", new Loud("x"), a > 2, new BigInteger(a) * 3, new Named("n")];
        string all = "";
        foreach (object thing in things)
            all += thing.ToString() + ",";
        return all + new Plain();
    }

    public static bool EqualsOverride(int a)
    {
        object one = new Named("q" + a);
        object other = a > 3 ? new Loud("q" + a) : new Named("q2");
        return one.Equals(other) ^ Equals(one, other) ^ one.Equals(null) || Equals(null, other) || new Plain().Equals(new Plain());
    }

    class Holder<T>(T item)
    {
        public virtual T Get() => item;
    }

    sealed class Counting<T>(T item, int count) : Holder<T>(item)
    {
        public int Count = count;

        public override T Get()
        {
            Count++;
            return base.Get();
        }
    }

    public static string Generic(int a)
    {
        Holder<string> texts = a > 2 ? new Counting<string>("c", a) : new Holder<string>("h");
        Holder<int> numbers = a > 3 ? new Counting<int>(a, 1) : new Holder<int>(-a);
        return texts.Get() + numbers.Get() + (texts is Counting<string> counting ? counting.Count : -1);
    }

    interface IVisitor<T>
    {
        T Visit<TItem>(TItem item, Func<TItem, T> show);
    }

    sealed class Once : IVisitor<string>
    {
        public string Visit<TItem>(TItem item, Func<TItem, string> show) => show(item);
    }

    sealed class Doubled : IVisitor<string>
    {
        public string Visit<TItem>(TItem item, Func<TItem, string> show) => show(item) + show(item);
    }

    public static string GenericMethod(int a)
    {
        IVisitor<string> visitor = a % 2 == 0 ? new Once() : new Doubled();
        return visitor.Visit(a, number => number.ToString()) + visitor.Visit("t", text => text + ".");
    }

    class Hidden
    {
        public virtual int Get() => 1;
    }

    class Hiding : Hidden
    {
        public new virtual int Get() => 2;
    }

    sealed class Overriding : Hiding
    {
        public override int Get() => 3;
    }

    public static int NewSlot(int a)
    {
        Hiding hiding = a > 2 ? new Overriding() : new Hiding();
        Hidden hidden = a > 4 ? hiding : new Hidden();
        return hiding.Get() * 10 + hidden.Get();
    }

    class Counter
    {
        public virtual int Step(ref int at, out int before)
        {
            before = at;
            return at += 1;
        }
    }

    public static int InBranches(int a)
    {
        int sum = 0;
        for (int i = 0; i < 4; i++)
            sum = sum * 7 + Make(a + i).Area(i) + (i > 1 ? Make(i).Corners() : new Counter().Step(ref a, out int before) + before);
        return sum + a;
    }
}
