package oo.recommender.application.port;

class InMemoryArmFiguresTest extends ArmFiguresContract {

  private final InMemoryArmFigures figures = new InMemoryArmFigures();

  @Override
  protected ArmFigures figures() {
    return figures;
  }
}
