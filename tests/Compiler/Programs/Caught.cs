namespace StarMiner.Compiler.Tests.Programs;

/// <summary>Exceptions with types: clauses, filters, classes of the program, what is on its way through methods and finally blocks.</summary>
public static class Caught
{
    class Refusal(string reason, int code) : Exception("refused: " + reason)
    {
        public int Code { get; } = code;
    }

    sealed class LateRefusal(int code) : Refusal("late", code)
    {
        public override string Message => "late!" + Code;
    }

    sealed class Bare : InvalidOperationException;

    static int Throwing(int a)
    {
        switch (a)
        {
            case 0: throw new InvalidOperationException("invalid");
            case 1: throw new ArgumentNullException("name");
            case 2: throw new Refusal("two", 22);
            case 3: throw new LateRefusal(33);
            case 4: throw new Exception("plain");
            case 5: throw new Bare();
            case 9: throw new FormatException();
            default: return a;
        }
    }

    public static string Clauses(int a)
    {
        try
        {
            return "none" + Throwing(a);
        }
        catch (LateRefusal late)
        {
            return "late " + late.Code + late.Message;
        }
        catch (Refusal refusal) when (refusal.Code > 100)
        {
            return "never";
        }
        catch (Refusal refusal)
        {
            return "refusal " + refusal.Code + refusal.Message;
        }
        catch (ArgumentException problem)
        {
            return "argument " + problem.Message;
        }
        catch (InvalidOperationException problem)
        {
            return "invalid " + problem.Message;
        }
        catch (Exception problem) when (problem is not FormatException)
        {
            return "any " + problem.Message;
        }
    }

    public static string OnlyOne(int a)
    {
        string log = "";
        try
        {
            try
            {
                Throwing(a);
                log += "through";
            }
            catch (InvalidOperationException)
            {
                log += "inner";
            }
            finally
            {
                log += "|";
            }
        }
        catch (Exception problem)
        {
            log += "outer " + problem.Message;
        }
        return log;
    }

    public static string Passing(int a)
    {
        string log = "";
        try
        {
            log += Middle(a, ref log);
        }
        catch (Refusal refusal)
        {
            log += refusal.Code;
        }
        catch (InvalidOperationException)
        {
            log += "i";
        }
        return log;
    }

    static int Middle(int a, ref string log)
    {
        try
        {
            return Throwing(a);
        }
        catch (ArgumentException problem)
        {
            throw new Refusal(problem.Message, 7);
        }
        catch (Exception)
        {
            throw;
        }
    }

    public static string Inner(int a)
    {
        try
        {
            try
            {
                Throwing(a);
                return "none";
            }
            catch (Exception cause)
            {
                throw new InvalidOperationException("outer", cause);
            }
        }
        catch (InvalidOperationException problem)
        {
            return problem.Message + "<" + problem.InnerException!.Message + (problem.InnerException is Refusal) + (problem.InnerException.InnerException is null);
        }
    }

    public static string Switch(int a)
    {
        try
        {
            Throwing(a);
        }
        catch (Exception problem)
        {
            return problem switch
            {
                LateRefusal => "late",
                Refusal { Code: > 20 } => "refusal",
                ArgumentNullException => "null",
                InvalidOperationException => "invalid",
                _ => "other",
            };
        }
        return "none";
    }

    public static string Kept(int a)
    {
        Exception? kept = null;
        try
        {
            Throwing(a);
        }
        catch (Exception problem)
        {
            kept = problem;
        }
        return kept is Refusal refusal ? "refusal" + refusal.Code : kept?.Message ?? "none";
    }

    public static int Uncaught(int a) => Throwing(a == 3 ? 4 : a);

    public static int Overflow(int a)
    {
        try
        {
            return checked(a * 100_000_000);
        }
        catch (OverflowException)
        {
            return -1;
        }
    }

    public static int Range(int a)
    {
        int[] items = [1, 2, 3];
        try
        {
            return items[a];
        }
        catch (IndexOutOfRangeException)
        {
            return -1;
        }
    }
}

/// <summary>Exceptions that are only texts, and finally blocks that catch.</summary>
public static class CaughtTexts
{
    public static string FinallyCatches(int a)
    {
        string log = "";
        try
        {
            try
            {
                log += Fail(a);
            }
            finally
            {
                try
                {
                    log += Fail(a + 1);
                }
                catch (Exception problem)
                {
                    log += "in:" + problem.Message;
                }
            }
            log += "after";
        }
        catch (Exception problem)
        {
            log += "out:" + problem.Message;
        }
        return log;
    }

    public static string FinallyCalls(int a)
    {
        string log = "";
        for (int i = 0; i < 3; i++)
        {
            try
            {
                if (i == a)
                    continue;
                if (i == a - 1)
                    break;
                if (a == 5)
                    return log + "returned";
                log += i;
            }
            finally
            {
                log += Quiet(a + i);
            }
        }
        return log;
    }

    public static string Escapes(int a)
    {
        try
        {
            Fail(a);
            return "ok";
        }
        finally
        {
            Quiet(a);
        }
    }

    static string Quiet(int a)
    {
        try
        {
            return Fail(a);
        }
        catch (Exception problem)
        {
            return "(" + problem.Message + ")";
        }
    }

    static string Fail(int a) => a % 2 == 0 ? throw new Exception("e" + a) : "f";

    public static string Filters(int a)
    {
        try
        {
            return Fail(a) + Fail(a + 2);
        }
        catch (Exception problem) when (problem.Message == "e0")
        {
            return "zero";
        }
        catch (Exception problem) when (problem.Message == "e2")
        {
            return "two";
        }
        catch
        {
            return "any";
        }
    }

    public static string DefaultTexts(int a)
    {
        try
        {
            if (a == 0)
                throw new InvalidOperationException();
            if (a == 1)
                throw new ArgumentOutOfRangeException("a");
            if (a == 2)
                throw new ArgumentException("bad", "b");
            throw new Exception();
        }
        catch (Exception problem)
        {
            return problem.Message;
        }
    }
}
