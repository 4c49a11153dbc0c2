using System.Globalization;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Expectations;

/// <summary>How many labels a classification got right.</summary>
sealed class AccuracyExpectation(JobPlan plan, Accuracy expected) : IExpectation
{
    public static readonly Field<IReadOnlyList<IExpectation>> Field =
        Language.Field.Optional<IReadOnlyList<IExpectation>>(
            "accuracy", new ExpectedOfEach<JobPlan, Accuracy>(Known.Job, new Parser(), (plan, accuracy) =>
                new AccuracyExpectation(plan, accuracy)),
            "how many labels a classification got right", []);

    public Task CheckAsync(Run run, CancellationToken cancel)
    {
        var actual = run.JobOf(plan).Accuracy;
        return actual == expected
            ? Task.CompletedTask
            : throw new StepFailedException(
                $"accuracy of {plan.Name} {Words(expected)}", actual is null ? "not classified" : Words(actual));
    }

    static string Words(Accuracy accuracy) => $"{accuracy.Correct} of {accuracy.Total}";

    sealed class Parser : ScalarType<Accuracy>
    {
        public override string Expected => "a share like '183 of 200'";

        protected override Accuracy Parse(ScalarNode node, Scope scope)
        {
            var parts = node.Text.Split(" of ");
            return parts.Length == 2 && Number(parts[0], out int correct) && Number(parts[1], out int total) && correct <= total
                ? new Accuracy(correct, total)
                : throw Wrong(node);
        }

        static bool Number(string text, out int value) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
