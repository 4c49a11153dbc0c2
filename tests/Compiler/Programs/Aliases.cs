using System.Runtime.CompilerServices;

namespace StarMiner.Compiler.Tests.Programs;

/// <summary>
/// A callee holds a reference and comes to the same variable on another way: by name, through an object or array, or through
/// a second reference.
/// </summary>
public static class Aliases
{
    struct Pair
    {
        public int First;
        public int Second;

        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Fill(ref int number)
        {
            number += 5;
            First += 10;
            number += Second;
        }
    }

    struct Moved
    {
        public int X;
        public Pair Inner;

        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Move(Action replace)
        {
            X++;
            replace();
            X++;
            Inner.First += 3;
        }
    }

    sealed class Holder
    {
        public Moved Moved;
        public Moved[] All = new Moved[2];
    }

    static Moved moved;

    public static int ReplacedInItsOwnMethod(int a)
    {
        moved = new Moved { X = a };
        moved.Move(() => moved = new Moved { X = 100 + moved.X });
        var holder = new Holder();
        holder.Moved.Move(() => holder.Moved = moved);
        holder.All[1].Move(() => holder.All[a % 2] = new Moved { X = 7 });
        return moved.X + moved.Inner.First * 10 + holder.Moved.X * 1000 + holder.All[0].X * 3 + holder.All[1].X * 5
            + holder.All[1].Inner.First;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int AddAround(ref int number, Holder holder, in int watched)
    {
        number++;
        holder.Moved = new Moved { X = 40, Inner = new Pair { Second = 6 } };
        number++;
        return watched;
    }

    public static int PartOfReplaced(int a)
    {
        var holder = new Holder { Moved = new Moved { X = a } };
        int watched = AddAround(ref holder.Moved.X, holder, in holder.Moved.Inner.Second);
        return watched * 100 + holder.Moved.X + holder.Moved.Inner.Second * 1000;
    }

    sealed class Box
    {
        public int Value;
        public int[] Items = [1, 2, 3];
        public Pair Pair;

        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Step(ref int number)
        {
            number += 1;
            Value *= 3;
            number += Value;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        public int Watch(in int number)
        {
            int before = number;
            Value += 7;
            return before * 100 + number;
        }
    }

    static int counter;
    static int[] table = [];
    static Pair pair;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void AddTwice(ref int number, int a)
    {
        number += a;
        counter *= 2;
        number += a;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int ReadAround(in int number)
    {
        int before = number;
        counter += 50;
        return before * 1000 + number;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Deeper(ref int number, int depth)
    {
        number++;
        if (depth > 0)
            Deeper(ref number, depth - 1);
        else
            Bump();
        number++;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Bump() => counter += 1000;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Exchange(ref int item, int[] items)
    {
        item += 1;
        items[1] *= 10;
        item += items[1];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Seen(in int item, int[] items)
    {
        items[0] = 9;
        return item;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int InAndRef(in int read, ref int written)
    {
        written += 8;
        return read;
    }

    static int Changing(int a)
    {
        counter += a;
        return a;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Sum(in int number, int a) => number * 10 + a;

    static void Small(ref int number) => number += counter + 1;

    static int SmallIn(in int number)
    {
        counter++;
        return number;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Fresh(in Pair read)
    {
        pair = new Pair { First = 70 };
        return read.First;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Replace(ref Pair written)
    {
        written = new Pair { First = 60, Second = 1 };
        return pair.First;
    }

    static ref int Counter() => ref counter;

    static int initialised = 12;

    public static int ReturnedStatic(int a)
    {
        counter = 1;
        Counter() += a;
        ref int chosen = ref a > 2 ? ref counter : ref initialised;
        int before = chosen;
        chosen = 12;
        return counter * 100 + before;
    }

    public static int StaticByRef(int a)
    {
        counter = 3;
        AddTwice(ref counter, a);
        return counter;
    }

    public static int StaticByIn(int a)
    {
        counter = a;
        return ReadAround(in counter);
    }

    public static int StaticDeepDown(int a)
    {
        counter = a;
        Deeper(ref counter, a % 4);
        return counter;
    }

    public static int StaticOfSmallMethods(int a)
    {
        counter = a;
        Small(ref counter);
        return SmallIn(in counter) * 100 + counter;
    }

    public static int OtherStaticsAreFree(int a)
    {
        int local = a;
        counter = 1;
        AddTwice(ref local, a);
        return local * 10 + counter;
    }

    public static int FieldAndThis(int a)
    {
        var box = new Box { Value = a };
        box.Step(ref box.Value);
        return box.Value * 1000 + box.Watch(in box.Value);
    }

    public static int ItemAndArray(int a)
    {
        int[] items = [a, 2, 3];
        Exchange(ref items[1], items);
        Exchange(ref items[a % 3], items);
        return items[0] + items[1] * 100 + Seen(in items[0], items);
    }

    public static int ItemOfStatic(int a)
    {
        table = [a, 5, 6];
        Exchange(ref table[1], table);
        return table[0] + table[1];
    }

    public static int SameTwice(int a)
    {
        int number = a;
        return InAndRef(in number, ref number) * 100 + number;
    }

    public static int ArgumentsChangeIt(int a)
    {
        counter = 1;
        return Sum(in counter, Changing(a)) * 100 + counter;
    }

    public static int StructAndItsField(int a)
    {
        var local = new Pair { First = a, Second = 2 };
        local.Fill(ref local.First);
        var box = new Box();
        box.Pair.Second = a;
        box.Pair.Fill(ref box.Pair.First);
        return local.First * 100 + box.Pair.First;
    }

    public static int WholeStruct(int a)
    {
        pair = new Pair { First = a };
        int first = Fresh(in pair);
        int second = Replace(ref pair);
        return first * 10000 + second * 100 + pair.First;
    }

    public static int Captured(int a)
    {
        int number = a;
        Action change = () => number += 100;
        Later(ref number, change);
        return number;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Later(ref int number, Action change)
    {
        number++;
        change();
        number++;
    }
}
