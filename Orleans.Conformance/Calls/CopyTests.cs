using Orleans.Concurrency;

namespace Orleans.Conformance.Calls;

public sealed class CopyTests(SharedSilo silo)
{
    private readonly ICallGrain _grain = silo.Grains.GetGrain<ICallGrain>(Guid.NewGuid());

    [Fact]
    public async Task An_argument_is_copied_when_the_call_is_made()
    {
        var basket = new Basket { Items = ["apple"] };
        var call = _grain.Put(basket);
        basket.Items.Add("pear");
        await call;
        basket.Items.Add("plum");
        (await _grain.GetText()).ShouldBe("apple");
    }

    [Fact]
    public async Task A_result_is_copied()
    {
        await _grain.Put(new Basket { Items = ["apple"] });
        (await _grain.Get()).Items.Add("pear");
        (await _grain.GetText()).ShouldBe("apple");
    }

    [Fact]
    public async Task A_member_without_an_id_does_not_cross_a_call() =>
        (await _grain.Echo(new Basket { Items = ["apple"], NotSerialized = "changed" })).NotSerialized.ShouldBe("initial");

    [Fact]
    public async Task A_derived_type_keeps_its_type_and_all_members()
    {
        var echo = await _grain.Echo(new FullBasket { Items = ["apple"], Weight = 3 });
        echo.ShouldBeOfType<FullBasket>().Weight.ShouldBe(3);
        echo.Items.ShouldBe(["apple"]);
    }

    [Fact]
    public async Task Shared_and_circular_references_stay_so()
    {
        var basket = new Basket();
        basket.Other = new Basket { Items = basket.Items, Other = basket };
        var echo = await _grain.Echo(basket);
        echo.ShouldNotBeSameAs(basket);
        echo.Other!.Other.ShouldBeSameAs(echo);
        echo.Other.Items.ShouldBeSameAs(echo.Items);
    }

    [Fact]
    public async Task Collections_and_records_are_copied_through_and_through()
    {
        int[][] numbers = [[1, 2], [3]];
        var line = new Line("line", [4]);
        var spot = new Spot(5, [6]);
        var values = new Dictionary<string, List<int>> { ["given"] = [0] };
        var echo = await _grain.EchoAll(values, numbers, line, spot);
        echo.Keys.ShouldBe(["given", "numbers", "line", "spot"], ignoreOrder: true);
        echo["numbers"].ShouldBe([1, 2, 3]);
        echo["spot"].ShouldBe([5, 6]);
        values.Count.ShouldBe(1);
        numbers[0].ShouldBe([1, 2]);
        line.Numbers.ShouldBe([4]);
        spot.Y.ShouldBe([6]);
    }

    [Fact]
    public async Task What_is_promised_not_to_change_is_not_copied()
    {
        var basket = new Basket { Items = ["apple"] };
        await _grain.PutShared(basket);
        basket.Items[0] = "shared argument";
        (await _grain.GetText()).ShouldBe("shared argument");

        await _grain.PutWrapped(basket.AsImmutable());
        basket.Items[0] = "shared wrapper";
        (await _grain.GetText()).ShouldBe("shared wrapper");

        var label = new Label("label", ["one"]);
        await _grain.PutLabel(label);
        label.Lines[0] = "shared type";
        (await _grain.GetText()).ShouldBe("shared type");
    }
}
