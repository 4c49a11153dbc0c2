namespace StarMiner.Simulator.Economies;

/// <summary>
/// Exponential and logarithm by additions and multiplications alone, which every processor rounds alike: a run must
/// give the same figures on every machine, and the platforms' own functions differ in the last bit.
/// </summary>
public static class StableMath
{
    const double Ln2 = 0.693147180559945309417;
    const int Terms = 18;
    const int Halvings = 6;

    public static double Exp(double x)
    {
        if (x < -700) return 0;
        if (x > 700) return double.PositiveInfinity;
        double small = x / (1 << Halvings);
        double sum = 1, term = 1;
        for (int i = 1; i <= Terms; i++)
        {
            term *= small / i;
            sum += term;
        }
        for (int i = 0; i < Halvings; i++) sum *= sum;
        return sum;
    }

    /// <param name="x">Above 0.</param>
    public static double Log(double x)
    {
        if (x <= 0) throw new ArgumentOutOfRangeException(nameof(x), x, "no logarithm of it");
        int power = 0;
        for (; x > 1.5; x /= 2) power++;
        for (; x < 0.75; x *= 2) power--;
        double y = (x - 1) / (x + 1), square = y * y, term = y, sum = 0;
        for (int odd = 1; odd < 2 * Terms; odd += 2, term *= square) sum += term / odd;
        return 2 * sum + power * Ln2;
    }

    /// <param name="x">Above 0.</param>
    public static double Pow(double x, double exponent) => Exp(exponent * Log(x));
}
