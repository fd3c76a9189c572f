using Orleans.Concurrency;

namespace Orleans.Conformance.Calls;

[GenerateSerializer]
public class Basket
{
    [Id(0)]
    public List<string> Items { get; set; } = [];

    [Id(1)]
    public Basket? Other { get; set; }

    [field: NonSerialized]
    public string NotSerialized { get; set; } = "initial";
}

[GenerateSerializer]
public sealed class FullBasket : Basket
{
    [Id(0)]
    public int Weight { get; set; }
}

[GenerateSerializer, Immutable]
public sealed record Label(string Text, List<string> Lines);

[GenerateSerializer]
public sealed record Line([property: Id(0)] string Name, [property: Id(1)] int[] Numbers);

[GenerateSerializer]
public readonly record struct Spot([property: Id(0)] int X, [property: Id(1)] List<int> Y);

[GenerateSerializer]
public sealed class CallFailedException(string message, int code) : Exception(message)
{
    [Id(0)]
    public int Code { get; } = code;
}

public interface ICallGrain : IGrainWithGuidKey
{
    Task Put(Basket basket);

    Task<Basket> Get();

    Task<Basket> Echo(Basket basket);

    Task PutShared([Immutable] Basket basket);

    Task PutLabel(Label label);

    Task PutWrapped(Immutable<Basket> basket);

    Task<Dictionary<string, List<int>>> EchoAll(Dictionary<string, List<int>> values, int[][] numbers, Line line, Spot spot);

    Task<string> GetText();

    ValueTask<int> GetNumber(int number);

    ValueTask Do();

    Task Fail(string message, bool atOnce);

    ValueTask<int> FailWithValue();

    [OneWay]
    Task Forget(string name);

    Task<T> Generic<T>(T value);

    Task<int> Optional(int? number, string? text, CancellationToken cancellation = default);
}

public class CallGrain : Grain, ICallGrain
{
    private object _kept = new Basket();

    public Task Put(Basket basket) => Keep(basket);

    public Task<Basket> Get() => Task.FromResult((Basket)_kept);

    public Task<Basket> Echo(Basket basket) => Task.FromResult(basket);

    public Task PutShared(Basket basket) => Keep(basket);

    public Task PutLabel(Label label) => Keep(label);

    public Task PutWrapped(Immutable<Basket> basket) => Keep(basket.Value);

    public Task<Dictionary<string, List<int>>> EchoAll(Dictionary<string, List<int>> values, int[][] numbers, Line line, Spot spot)
    {
        values["numbers"] = [.. numbers.SelectMany(n => n)];
        values[line.Name] = [.. line.Numbers];
        values["spot"] = [spot.X, .. spot.Y];
        Array.ForEach(numbers, n => n[0] = -1);
        line.Numbers[0] = -1;
        spot.Y.Clear();
        return Task.FromResult(values);
    }

    public Task<string> GetText() => Task.FromResult(_kept is Basket basket ? string.Join(",", basket.Items) : ((Label)_kept).Lines[0]);

    public ValueTask<int> GetNumber(int number) => ValueTask.FromResult(number + 1);

    public async ValueTask Do() => await Task.Yield();

    public async Task Fail(string message, bool atOnce)
    {
        if (!atOnce)
            await Task.Yield();
        throw new CallFailedException(message, 7);
    }

    public ValueTask<int> FailWithValue() => throw new FormatException("no number");

    public async Task Forget(string name)
    {
        await Probe.Of(this).Pass(name);
        Probe.Of(this).Signal($"{name} ended");
        throw new NotSupportedException("nobody hears this");
    }

    public Task<T> Generic<T>(T value) => Task.FromResult(value);

    public Task<int> Optional(int? number, string? text, CancellationToken cancellation = default) => Task.FromResult((number ?? -1) + (text?.Length ?? 0));

    private Task Keep(object value)
    {
        _kept = value;
        return Task.CompletedTask;
    }
}
