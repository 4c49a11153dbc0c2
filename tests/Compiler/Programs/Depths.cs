namespace StarMiner.Compiler.Tests.Programs;

/// <summary>Exceptions that are thrown while values wait on the evaluation stack, as often as the argument says.</summary>
public static class Depths
{
    public static int InSum(int rounds)
    {
        int sum = 0;
        for (int i = 0; i < rounds; i++)
        {
            try
            {
                sum += 1 + i * (2 - Odd(i));
            }
            catch (Exception)
            {
                sum -= 1;
            }
        }
        return sum;
    }

    public static int InCallees(int rounds)
    {
        int sum = 0;
        for (int i = 0; i < rounds; i++)
            sum = sum * 3 + Guarded(i) + Math.Max(sum, Guarded(i + 1));
        return sum;
    }

    static int Guarded(int value)
    {
        try
        {
            return 7 + value * Nested(value, 1 + Odd(value));
        }
        catch (Exception)
        {
            return -value;
        }
    }

    static int Nested(int a, int b) => a - b * Odd(a / 2 + b);

    public static int WithFinally(int rounds)
    {
        int sum = 0, ended = 0;
        for (int i = 0; i < rounds; i++)
        {
            try
            {
                try
                {
                    sum += i - Odd(i) * 2;
                    if (i % 4 == 0)
                        continue;
                }
                finally
                {
                    ended++;
                }
            }
            catch (InvalidOperationException)
            {
                sum++;
            }
            catch (Exception problem) when (problem.Message.Length > 0)
            {
                sum += 2;
            }
        }
        return sum * 1000 + ended;
    }

    public static int InArguments(int rounds)
    {
        int sum = 0;
        foreach (int i in Numbers(rounds))
        {
            try
            {
                int[] made = [i, i + 1, Odd(i)];
                sum += made[0] + string.Concat("a", "bc", Text(i)).Length;
            }
            catch (Exception)
            {
                sum -= 3;
            }
        }
        return sum;
    }

    static int[] Numbers(int count)
    {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++)
            numbers[i] = i;
        return numbers;
    }

    static string Text(int value) => "t" + Odd(value / 2);

    static int Odd(int value)
    {
        if ((value & 1) == 0)
            throw new InvalidOperationException("even");
        return value & 7;
    }
}
