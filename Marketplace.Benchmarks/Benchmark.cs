namespace Marketplace.Benchmarks;

/// <summary>Measures one thing the product promises, and its yardstick, in the same run.</summary>
internal interface IBenchmark
{
    /// <summary>What the command line calls it.</summary>
    string Name { get; }

    /// <summary>Measures, for about so long for each figure.</summary>
    IAsyncEnumerable<Figure> Run(TimeSpan time, CancellationToken cancellation);
}

/// <summary>One measured number beside the number it should be seen against.</summary>
/// <param name="P50">The median of single operations, in the unit that <paramref name="Name"/> says; null where it makes no sense.</param>
/// <param name="Errors">Failed operations and broken promises (oversold, lost, duplicated); not zero fails the run.</param>
internal sealed record Figure(
    string Name, double Value, string Unit, double Yardstick, string YardstickName, double? P50 = null, double? P99 = null, long Errors = 0)
{
    public double Ratio => Value / Yardstick;
}
