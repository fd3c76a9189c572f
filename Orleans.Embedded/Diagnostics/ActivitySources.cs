namespace Orleans.Diagnostics;

/// <summary>The names of the sources of spans.</summary>
public static class ActivitySources
{
    /// <summary>Grain calls of the application.</summary>
    public const string ApplicationGrainActivitySourceName = "Microsoft.Orleans.Application";

    /// <summary>A pattern that matches every source.</summary>
    public const string AllActivitySourceName = "Microsoft.Orleans.*";
}
