using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Marketplace.Grains.Operations;

internal static class OperationMeters
{
    public const string Name = "Marketplace.Operations";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter _meter = new(Name);

    /// <summary>From when an operation was due until it was done or gave up.</summary>
    public static readonly Histogram<double> Age =
        _meter.CreateHistogram<double>("marketplace.operation.age", "s", "From when an operation was due until it was done or gave up.");

    /// <summary>From a change of stock (a sale's arrival) until the last channel with the product has been told.</summary>
    public static readonly Histogram<double> Exposure =
        _meter.CreateHistogram<double>("marketplace.exposure.window", "s", "From a sale's arrival until the last channel was told.");
}
