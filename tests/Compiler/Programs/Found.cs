using System.Runtime.CompilerServices;

namespace StarMiner.Compiler.Tests.Programs;

/// <summary>What random programs have found, one class each: what else a program does matters.</summary>
public static class Found
{
    /// <summary>The loop's body was read before the iterator that it walks through.</summary>
    public static class SequenceInLoop
    {
        static IEnumerable<int> Items(int a)
        {
            yield return a;
            yield return a * 2;
        }

        public static int Run(int a)
        {
            int sum = 0;
            for (int i = 0; i < 2; i++)
                foreach (int item in Items(a + i))
                    sum = sum * 3 + item;
            return sum;
        }
    }

    /// <summary>Nothing reaches the loop, but its finally block was read.</summary>
    public static class SequenceNeverReached
    {
        static IEnumerable<int> Items(int a)
        {
            yield return a;
        }

        public static int Run(int a)
        {
            if ("" == ("0" ?? ""))
                foreach (int item in Items(a))
                    a += item;
            return a;
        }
    }

    /// <summary>What was thrown again was what the outer clause had caught.</summary>
    public static class TryInSecondClause
    {
        public static int Run(int a)
        {
            try
            {
                return Outer(a);
            }
            catch (Exception last)
            {
                return last.Message.Length * 10;
            }
        }

        static int Outer(int a)
        {
            try
            {
                throw new InvalidOperationException("first");
            }
            catch (ArgumentException)
            {
                return 1;
            }
            catch (InvalidOperationException first) when (first.Message.Length == 5)
            {
                try
                {
                    if (a > 2)
                        throw new OverflowException("the second");
                    return 2;
                }
                catch (DivideByZeroException) when (a == 3)
                {
                    return 3;
                }
                catch (Exception second) when (second.Message.Length == 10)
                {
                    if (a == 4)
                        throw;
                    return 4;
                }
            }
        }
    }

    /// <summary>Records compare their fields with an object that is not there on chain.</summary>
    public static class RecordsInTry
    {
        class Own(string text, int code) : Exception(text)
        {
            public int Code = code;
        }

        record Entry(string? Name, short Small, int Number);

        public static int Run(int a)
        {
            try
            {
                int? maybe = new Entry(null, 0, a) == new Entry(null, 0, 3) ? 7 : null;
                return maybe!.Value;
            }
            catch (Own own)
            {
                return own.Code;
            }
            catch (OverflowException)
            {
                return -1;
            }
            catch (InvalidOperationException)
            {
                return -2;
            }
        }
    }

    /// <summary>
    /// C# leaves the way back into a part of an iterator that nothing reaches, without the store before it: a copy of itself, which
    /// was followed for ever.
    /// </summary>
    public static class CopyOfItself
    {
        static IEnumerable<int> Steps(int a)
        {
            yield return a;
#pragma warning disable CS1717, CS0162 // an assignment to itself in code that nothing reaches is the point
            if (false)
            {
                bool kept = true;
                yield return 2;
                kept = kept;
            }
#pragma warning restore CS1717, CS0162
        }

        public static int Run(int a)
        {
            int sum = 0;
            foreach (int step in Steps(a))
                sum += step;
            return sum;
        }
    }

    /// <summary>The local that <c>default</c> was read from is changed in place while its value waits on the stack.</summary>
    public static class WithBesideDefault
    {
        record struct Entry(ulong Number);

        public static int Run(int a) => default == new Entry(0) with { Number = (ulong)(a & 3) } ? 1 : 2;
    }

    /// <summary>Nothing reaches the walk, whose handlers lead back into it; no sequence is ever made.</summary>
    public static class UnreachedWalk
    {
        static IEnumerable<int> Zeros()
        {
            yield return 0;
        }

        public static int Run(int a)
        {
            bool known = a > 0;
            int count = 0;
            for (int i = 0; i < 3; i++)
            {
                if (!(known = false))
                    break;
                foreach (int _ in Zeros())
                {
                    try
                    {
                        count++;
                    }
                    catch (Exception problem) when (problem.Message != "!")
                    {
                        count--;
                    }
                }
            }
            return known ? count : a;
        }
    }

    /// <summary>The length of what may be null is not wanted, but that it was there is.</summary>
    public static class UnwantedLength
    {
        public static int Run(int a)
        {
            string[] texts = new string[2];
            if (a > 3)
                texts[0] = "!";
            string text = texts[a & 1];
            int unwanted = text.Length;
            return text == null ? 1 : a;
        }
    }

    /// <summary>A remainder by -1 of a number that was widened and cut on the way.</summary>
    public static class RemainderOfWidened
    {
        public static int Run(int a) => unchecked((int)(uint)(ulong)a % a);
    }

    /// <summary>What a callee did before it threw is done once.</summary>
    public static class ThrowingCallee
    {
        static uint log;

        static T Note<T>(T value, uint mark)
        {
            unchecked
            {
                log = log * 31 + mark;
            }
            return value;
        }

        static int Throws()
        {
            Note(0, 46u);
            if (true) throw new ArgumentException("!8");
        }

        public static object[] Run(int a)
        {
            log = 0;
            try
            {
                Throws();
            }
            catch (Exception)
            {
            }
            return [a, log];
        }
    }

    /// <summary>Likewise where the fault is an absent value's.</summary>
    public static class FaultingCallee
    {
        static uint log;

        static T Note<T>(T value, uint mark)
        {
            unchecked
            {
                log = log * 31 + mark;
            }
            return value;
        }

        static ushort Faults(int a)
        {
            a = Note<int?>(default, 19u)!.Value;
            return 0;
        }

        public static object[] Run(int a)
        {
            log = 0;
            try
            {
                Faults(0);
            }
            catch (Exception)
            {
            }
            return [a, log];
        }
    }

    /// <summary>A call whose result waits on the stack when something is thrown.</summary>
    public static class WaitingBeforeThrow
    {
        static uint log;

        static T Note<T>(T value, uint mark)
        {
            unchecked
            {
                log = log * 31 + mark;
            }
            return value;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        static int Marked(ushort a)
        {
            Note(0, 56u);
            return 0;
        }

        static int First(int first, object second) => first;

        public static object[] Run(int a)
        {
            log = 0;
            try
            {
                First(Marked(0), (object?)null ?? throw new Exception("!6"));
            }
            catch (OverflowException)
            {
            }
            catch (Exception problem) when (problem.Message != "!3")
            {
            }
            return [a, log];
        }
    }

    /// <summary>The division is what ends it; what was thrown before is still on its way then.</summary>
    public static class FaultInFinally
    {
        static int zero = 0;

        static int Part(int a) => a % zero;

        public static int Run(int a)
        {
            try
            {
                throw new Exception("!0");
            }
            finally
            {
                Part(a);
            }
        }
    }
}
