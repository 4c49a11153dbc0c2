using System.Globalization;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Expectations;

/// <summary>How many labels a classification got right.</summary>
sealed class AccuracyExpectation(JobPlan plan, AccuracyExpectation.Bound expected) : IExpectation
{
    public static readonly Field<IReadOnlyList<IExpectation>> Field =
        Language.Field.Optional<IReadOnlyList<IExpectation>>(
            "accuracy", new ExpectedOfEach<JobPlan, Bound>(Known.Job, new Parser(), (plan, accuracy) =>
                new AccuracyExpectation(plan, accuracy)),
            "how many labels a classification got right", []);

    public Task CheckAsync(Run run, CancellationToken cancel)
    {
        var actual = run.JobOf(plan).Accuracy;
        return actual is not null && expected.Holds(actual)
            ? Task.CompletedTask
            : throw new StepFailedException(
                $"accuracy of {plan.Name} {(expected.IsLeast ? ">= " : "")}{Words(expected.Share)}", actual is null ? "not classified" : Words(actual));
    }

    static string Words(Accuracy accuracy) => $"{accuracy.Correct} of {accuracy.Total}";

    /// <param name="IsLeast">Whether more is as good.</param>
    internal sealed record Bound(Accuracy Share, bool IsLeast)
    {
        public bool Holds(Accuracy actual) =>
            actual.Total == Share.Total && (IsLeast ? actual.Correct >= Share.Correct : actual == Share);
    }

    sealed class Parser : ScalarType<Bound>
    {
        const string Least = ">= ";

        public override string Expected => "a share like '183 of 200' or '>= 180 of 200'";

        protected override Bound Parse(ScalarNode node, Scope scope)
        {
            bool isLeast = node.Text.StartsWith(Least, StringComparison.Ordinal);
            var parts = (isLeast ? node.Text[Least.Length..] : node.Text).Split(" of ");
            return parts.Length == 2 && Number(parts[0], out int correct) && Number(parts[1], out int total) && correct <= total
                ? new Bound(new Accuracy(correct, total), isLeast)
                : throw Wrong(node);
        }

        static bool Number(string text, out int value) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
