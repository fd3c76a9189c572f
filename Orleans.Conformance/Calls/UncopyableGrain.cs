namespace Orleans.Conformance.Calls;

/// <summary>Mutable, and without a serialiser.</summary>
public sealed class Uncopyable
{
    public string? Text { get; set; }
}

public interface IUncopyableGrain : IGrainWithGuidKey
{
    Task Fine();

    Task Take(List<Uncopyable> values);
}

public class UncopyableGrain : Grain, IUncopyableGrain
{
    public Task Fine() => Task.CompletedTask;

    public Task Take(List<Uncopyable> values) => Task.CompletedTask;
}
